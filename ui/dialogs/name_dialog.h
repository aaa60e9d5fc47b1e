// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace vizsla {

/// Asks for one name. It stays open, with the reason, while the name is refused.
class NameDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Does what the name is for; returns the reason of a refusal, or an empty string.
    using Accept = std::function<QString(const QString& name)>;

    NameDialog(const QString& title, const QString& label, const QString& name, Accept accept,
               QWidget* parent = nullptr);

private:
    void tryName();

    Accept m_accept;
    QLineEdit* m_name;
    QLabel* m_problem;
};

}  // namespace vizsla
