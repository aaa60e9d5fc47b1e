// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/welcome_page.h"

#include <QDir>
#include <QFileInfo>
#include <QKeySequence>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/window/recent_names.h"

namespace vizsla {

namespace {

constexpr int columnWidth = 420;

}  // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent),
      m_sample(new QPushButton(tr("Start with the sample study"))),
      m_recentTitle(styledLabel("strong", tr("Recent studies"))),
      m_recent(new QVBoxLayout),
      m_making(buildProgress()),
      m_bar(m_making->findChild<QProgressBar*>())
{
    setObjectName(QStringLiteral("page"));
    m_sample->setObjectName(QStringLiteral("startSample"));
    m_sample->setProperty("kind", "primary");
    auto* open = new QPushButton(tr("Open a study…"));
    auto* make = new QPushButton(tr("New study…"));
    auto* purpose =
        styledLabel("quiet", tr("Learn to label images as an expert does, and see how you compare with "
                                "machine classifiers."));
    purpose->setWordWrap(true);

    auto* column = new QWidget;
    column->setFixedWidth(columnWidth);
    auto* inner = new QVBoxLayout(column);
    inner->setSpacing(2 * spacingStep);
    inner->addWidget(styledLabel("title", tr("Welcome to Vizsla")));
    inner->addWidget(purpose);
    inner->addSpacing(4 * spacingStep);
    inner->addWidget(m_sample);
    inner->addWidget(m_making);
    inner->addWidget(open);
    inner->addWidget(make);
    inner->addSpacing(5 * spacingStep);
    inner->addWidget(m_recentTitle);
    inner->addLayout(m_recent);
    // Not by an alignment, for which texts that wrap are as high as one line.
    auto* centred = new QHBoxLayout;
    centred->addStretch();
    centred->addWidget(column);
    centred->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(centred);
    layout->addStretch(3);

    connect(m_sample, &QPushButton::clicked, this, &WelcomePage::sampleWanted);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openWanted);
    connect(make, &QPushButton::clicked, this, &WelcomePage::newWanted);
    hideProgress();
    setRecentStudies({});
}

QWidget* WelcomePage::buildProgress()
{
    auto* making = new QWidget;
    auto* bar = new QProgressBar;
    bar->setTextVisible(false);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancelSample"));
    cancel->setProperty("kind", "quiet");
    cancel->setToolTip(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    connect(cancel, &QPushButton::clicked, this, &WelcomePage::cancelWanted);
    connect(new QShortcut(Qt::Key_Escape, making), &QShortcut::activated, cancel, &QPushButton::click);
    auto* row = new QHBoxLayout;
    row->addWidget(bar, 1);
    row->addWidget(cancel);
    auto* layout = new QVBoxLayout(making);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* text = styledLabel("quiet", tr("Making the sample study from photographs on this machine…"));
    text->setWordWrap(true);
    layout->addWidget(text);
    layout->addLayout(row);
    return making;
}

void WelcomePage::setRecentStudies(const QStringList& paths)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList names = recentNames(paths);
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const QString& path = paths[i];
        auto* button = new QPushButton(names[i]);
        button->setProperty("kind", "nav");
        button->setToolTip(QDir::toNativeSeparators(path));
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT recentWanted(path); });
        m_recent->addWidget(button);
    }
    m_recentTitle->setVisible(!paths.isEmpty());
}

void WelcomePage::showProgress(int done, int total)
{
    const bool hadKeyboard = m_sample->hasFocus();
    m_making->show();
    m_sample->hide();
    if (hadKeyboard)
        m_making->findChild<QPushButton*>()->setFocus();
    m_bar->setRange(0, total);
    m_bar->setValue(done);
}

void WelcomePage::hideProgress()
{
    const bool hadKeyboard = m_making->isAncestorOf(focusWidget());
    m_making->hide();
    m_sample->show();
    if (hadKeyboard)
        m_sample->setFocus();
}

bool WelcomePage::isMaking() const
{
    return m_making->isVisibleTo(this);
}

}  // namespace vizsla
