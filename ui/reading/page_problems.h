// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <string>
#include <vector>

namespace vizsla {

struct PageTexts;

/// A quiet line with the number of problems in the pages; pressed, it lists them. Hidden where there are
/// none.
class PageProblems final : public QPushButton
{
    Q_OBJECT

public:
    PageProblems(const std::vector<std::string>& problems, const PageTexts& texts, QWidget* parent = nullptr);

private:
    void showList();

    QStringList m_problems;
};

}  // namespace vizsla
