// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "core/study/annotation.h"
#include "ui/gallery/gallery_entry.h"

class QVBoxLayout;

namespace vizsla {

struct OpenStudy;

/// What is known about one answered image: the answer and its time and, where the truth may be shown, the
/// assigned label and the reviewed ones.
class AnswerDetails final : public QScrollArea
{
    Q_OBJECT

public:
    explicit AnswerDetails(OpenStudy& study, QWidget* parent = nullptr);

    void show(const GalleryEntry& entry, bool showsTruth);

private:
    void showTruth(const GalleryEntry& entry);
    void addSection(const QString& title);
    void addClass(const std::string& wnid, std::optional<Verdict> verdict, bool withGloss);
    void addReviewed(const GalleryEntry& entry, const MultiLabelAnnotation& annotation);
    void addText(const char* role, const QString& text);

    OpenStudy& m_study;
    QVBoxLayout* m_layout = nullptr;
};

}  // namespace vizsla
