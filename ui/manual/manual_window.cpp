// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manual/manual_window.h"

#include <QShortcut>
#include <QVBoxLayout>

#include "ui/reading/page_document.h"
#include "ui/reading/page_viewer.h"
#include "ui/settings/settings.h"
#include "ui/widgets/window_place.h"

namespace vizsla {

namespace {

constexpr QSize usualSize(980, 720);

PageTexts manualTexts()
{
    return {.search = ManualWindow::tr("Search the manual"),
            .contents = ManualWindow::tr("Contents of the manual"),
            .page = ManualWindow::tr("Page of the manual"),
            .missing = ManualWindow::tr("This page is not in the manual"),
            .missingNote = ManualWindow::tr("this page is not in the manual"),
            .missingAdvice =
                ManualWindow::tr("There is no page “%1” that can be read. Search the manual, or choose from "
                                 "its contents."),
            .notOpened = ManualWindow::tr("%1 is not opened: Vizsla works offline"),
            .oneProblem = ManualWindow::tr("1 problem in the manual"),
            .problems = ManualWindow::tr("%1 problems in the manual"),
            .empty = ManualWindow::tr("The manual cannot be read"),
            .emptyAdvice = ManualWindow::tr("No page was found in %1, where it is installed with Vizsla. "
                                            "Install Vizsla again.")};
}

}  // namespace

ManualWindow::ManualWindow(const std::filesystem::path& folder, Settings& settings)
    : m_settings(settings),
      m_pages(Guide::load(folder)),
      m_viewer(
          new PageViewer(m_pages, new PageDocument(m_pages, m_images, manualTexts()), manualTexts(), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Manual — Vizsla"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_viewer);
    setFocusProxy(m_viewer);
    connect(m_viewer, &PageViewer::escaped, this, &QWidget::close);
    auto* closing = new QShortcut(QKeySequence::Close, this);
    connect(closing, &QShortcut::activated, this, &QWidget::close);
    m_place = new WindowPlace(*this, m_settings.manualGeometry(), usualSize);
}

void ManualWindow::openPage(const QString& pageId)
{
    if (m_pages.pages().empty())
        m_viewer->openFirst();
    else
        m_viewer->openPage(pageId);
}

void ManualWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setManualGeometry(m_place->toKeep());
    QWidget::closeEvent(event);
}

}  // namespace vizsla
