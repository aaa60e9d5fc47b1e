// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <string>
#include <vector>

namespace vizsla {

/// A quiet line with the number of problems in the guide; pressed, it lists them. Hidden where there are
/// none.
class GuideProblems final : public QPushButton
{
    Q_OBJECT

public:
    explicit GuideProblems(const std::vector<std::string>& problems, QWidget* parent = nullptr);

private:
    void showList();

    QStringList m_problems;
};

}  // namespace vizsla
