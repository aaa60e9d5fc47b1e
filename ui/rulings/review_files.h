// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <filesystem>

namespace vizsla {

class ReviewRunner;
struct OpenStudy;

/// Where the images of a review lie. Each is looked up in the study once, when it is first asked for.
class ReviewFiles
{
public:
    struct Found
    {
        std::filesystem::path file;
        QString problem;  ///< why there is no file
    };

    ReviewFiles(OpenStudy& study, const ReviewRunner& runner) : m_study(study), m_runner(runner) {}

    const Found& of(std::size_t image) const;

private:
    Found find(std::size_t image) const;

    OpenStudy& m_study;
    const ReviewRunner& m_runner;
    mutable QHash<std::size_t, Found> m_found;
};

}  // namespace vizsla
