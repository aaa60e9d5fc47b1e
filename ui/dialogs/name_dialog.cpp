// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/name_dialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

NameDialog::NameDialog(const QString& title, const QString& label, const QString& name, Accept accept,
                       QWidget* parent)
    : QDialog(parent),
      m_accept(std::move(accept)),
      m_name(new QLineEdit(name)),
      m_problem(styledLabel("small"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMinimumWidth(320);
    m_name->setMaxLength(200);
    m_name->selectAll();
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("nameProblem"));
    connect(m_name, &QLineEdit::textEdited, m_problem, &QLabel::clear);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setProperty("kind", "primary");
    connect(buttons, &QDialogButtonBox::accepted, this, &NameDialog::tryName);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * spacingStep, 5 * spacingStep, 5 * spacingStep, 4 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(new QLabel(label));
    layout->addWidget(m_name);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
}

void NameDialog::tryName()
{
    const QString problem = m_accept(m_name->text());
    m_problem->setText(problem);
    if (problem.isEmpty())
        accept();
    else
        m_name->setFocus();
}

}  // namespace vizsla
