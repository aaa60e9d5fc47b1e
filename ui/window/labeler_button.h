// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace vizsla {

class StudyFile;
class StudyPages;

/// Who is labeling; its menu chooses another labeler, adds one and renames.
class LabelerButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit LabelerButton(QWidget* parent = nullptr);

    /// The pages of the open study, both or neither; without them the button is hidden.
    void setPages(StudyPages* pages, StudyFile* study);
    /// Shows the labeler whom the pages have now.
    void showLabeler();
    void addLabeler();

Q_SIGNALS:
    /// Its size may be another.
    void labelerShown();

private:
    void fillMenu();
    void renameLabeler();

    StudyPages* m_pages = nullptr;
    StudyFile* m_study = nullptr;
};

}  // namespace vizsla
