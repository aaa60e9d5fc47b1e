// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_report_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTextBrowser>

#include "ui/imports/remark_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

QString plainText(const ImportReport& report, const QString& title)
{
    QStringList lines{title, toQString(report.summary)};
    for (const std::string& warning : report.warnings)
        lines << ImportReportView::tr("Warning: %1").arg(toQString(warning));
    for (const std::string& note : report.notes)
        lines << ImportReportView::tr("Note: %1").arg(toQString(note));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace

ImportReportView::ImportReportView(QWidget* parent)
    : QWidget(parent),
      m_summary(styledLabel("heading")),
      m_what(styledLabel("quiet")),
      m_warned(badge({}, Tone::Unclear)),
      m_frame(new QFrame),
      m_details(new QTextBrowser),
      m_copy(new QPushButton),
      m_more(new QPushButton),
      m_close(new QPushButton(tr("Close")))
{
    m_frame->setProperty("role", "card");
    auto* inner = new QVBoxLayout(m_frame);
    inner->setContentsMargins(3 * spacingStep, 2 * spacingStep, spacingStep, 2 * spacingStep);
    inner->addWidget(m_details);
    m_details->setObjectName(QStringLiteral("importDetails"));
    m_details->setProperty("role", "guide");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4 * spacingStep);
    layout->addWidget(buildHead());
    layout->addWidget(m_frame, 1);
    layout->addStretch();
    layout->addWidget(buildButtons());
}

QWidget* ImportReportView::buildHead()
{
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_what->setWordWrap(true);
    auto* badges = new QHBoxLayout;
    badges->setSpacing(2 * spacingStep);
    badges->addWidget(badge(tr("%1 Imported").arg(toneSign(Tone::Right)), Tone::Right));
    badges->addWidget(m_warned);
    badges->addStretch(1);
    auto* head = new QWidget;
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addLayout(badges);
    layout->addWidget(m_summary);
    layout->addWidget(m_what);
    return head;
}

QWidget* ImportReportView::buildButtons()
{
    m_copy->setObjectName(QStringLiteral("copyReport"));
    m_more->setObjectName(QStringLiteral("importMore"));
    m_close->setObjectName(QStringLiteral("closeReport"));
    m_close->setProperty("kind", "primary");
    auto* buttons = new QWidget;
    auto* layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_copy);
    layout->addStretch(1);
    layout->addWidget(m_more);
    layout->addWidget(m_close);
    connect(m_copy, &QPushButton::clicked, this, &ImportReportView::copy);
    connect(m_more, &QPushButton::clicked, this, &ImportReportView::moreWanted);
    connect(m_close, &QPushButton::clicked, this, &ImportReportView::closeWanted);
    return buttons;
}

void ImportReportView::show(const ImportReport& report, const QString& what, int leftOut)
{
    m_report = report;
    m_title = what;
    m_summary->setText(toQString(report.summary));
    m_what->setText(what);
    const auto warnings = static_cast<qsizetype>(report.warnings.size());
    m_warned->setVisible(warnings > 0);
    m_warned->setText(warnings == 1 ? tr("! 1 warning") : tr("! %1 warnings").arg(countText(warnings)));
    m_frame->setVisible(!report.warnings.empty() || !report.notes.empty());
    m_copy->setText(tr("Copy report"));
    m_more->setText(leftOut == 0   ? tr("Import more…")
                    : leftOut == 1 ? tr("Continue with the file left out…")
                                   : tr("Continue with the %1 left out…").arg(countText(leftOut)));
    fillDetails();
}

void ImportReportView::fillDetails()
{
    const QString rows = remarkRows(m_report.warnings, m_report.notes, coloursFor(palette()));
    m_details->setHtml(QStringLiteral("<table cellspacing=\"0\">%1</table>").arg(rows));
}

void ImportReportView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        fillDetails();
    QWidget::changeEvent(event);
}

void ImportReportView::copy()
{
    QGuiApplication::clipboard()->setText(plainText(m_report, m_title));
    m_copy->setText(tr("%1 Copied").arg(toneSign(Tone::Right)));
}

}  // namespace vizsla
