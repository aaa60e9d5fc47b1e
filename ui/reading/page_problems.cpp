// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/page_problems.h"

#include <QFrame>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/reading/page_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int listWidth = 460;
constexpr int listHeight = 320;
constexpr qsizetype mostListed = 200;

}  // namespace

PageProblems::PageProblems(const std::vector<std::string>& problems, const PageTexts& texts, QWidget* parent)
    : QPushButton(parent)
{
    for (const std::string& problem : problems)
        m_problems.append(QString::fromStdString(problem));
    const auto count = m_problems.size();
    setObjectName(QStringLiteral("pageProblems"));
    setProperty("kind", "note");
    setText(count == 1 ? texts.oneProblem : texts.problems.arg(count));
    setToolTip(tr("Pages that could not be read, and links that lead nowhere"));
    setVisible(count > 0);
    connect(this, &QPushButton::clicked, this, &PageProblems::showList);
}

void PageProblems::showList()
{
    auto* list = new QFrame(this, Qt::Popup);
    list->setObjectName(QStringLiteral("pageProblemList"));
    list->setProperty("role", "card");
    list->setAttribute(Qt::WA_DeleteOnClose);
    auto* sentences = new QLabel(QStringList(m_problems.mid(0, mostListed)).join(QStringLiteral("\n\n")));
    sentences->setTextFormat(Qt::PlainText);
    sentences->setWordWrap(true);
    sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    sentences->setMargin(3 * spacingStep);
    sentences->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* scrolled = new QScrollArea;
    scrolled->setWidgetResizable(true);
    scrolled->setWidget(sentences);
    sentences->setObjectName(QStringLiteral("scrolled"));
    scrolled->viewport()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(scrolled);
    list->setFixedSize(listWidth, std::min(listHeight, sentences->heightForWidth(listWidth - 16) + 4));
    list->move(mapToGlobal(QPoint(0, -list->height() - spacingStep)));
    list->show();
}

}  // namespace vizsla
