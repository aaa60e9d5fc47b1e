// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace vizsla {

class ElidedLabel;

/// A dashed frame that shows what was chosen, or that files can be dropped here.
class DropArea final : public QFrame
{
    Q_OBJECT

public:
    explicit DropArea(QWidget* parent = nullptr);

    void showNothing();
    /// What was chosen, and where it lies; `note` about what of it is left out.
    void showChosen(const QString& names, const QString& folder, const QString& note);
    /// While files are held over it.
    void setInviting(bool inviting);
    QPushButton* chooseFiles() const { return m_chooseFiles; }

Q_SIGNALS:
    void filesWanted();
    void folderWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ElidedLabel* m_names;
    ElidedLabel* m_folder;
    QLabel* m_note;
    QPushButton* m_chooseFiles;
    bool m_isInviting = false;
};

}  // namespace vizsla
