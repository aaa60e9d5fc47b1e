// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/image_gallery.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

#include "ui/gallery/answer_viewer.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/thumbnail_grid.h"
#include "ui/tasks/withheld_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_button.h"

namespace vizsla {

namespace {

using Mark = GalleryEntry::Mark;

constexpr std::optional<Mark> choices[] = {std::nullopt,  Mark::Right,   Mark::Wrong,
                                           Mark::Unclear, Mark::LeftOut, Mark::NotAnswered};

}  // namespace

ImageGallery::ImageGallery(OpenStudy& study, QWidget* parent)
    : QWidget(parent),
      m_model(new GalleryModel(study, this)),
      m_back(new KeyButton(tr("Back"))),
      m_title(new ElidedLabel("heading")),
      m_withheld(styledLabel("small")),
      m_empty(new EmptyState({}, {})),
      m_filters(new ChoiceRow({{}, {}, {}, {}, {}, {}})),
      m_stack(new QStackedWidget),
      m_grid(new ThumbnailGrid(study)),
      m_viewer(new AnswerViewer(study, *m_model))
{
    m_grid->setModel(m_model);
    build();
    connect(m_grid, &ThumbnailGrid::opened, this, &ImageGallery::open);
    connect(m_filters, &ChoiceRow::chosenByUser, this, &ImageGallery::filter);
    connect(m_back, &QPushButton::clicked, this, &ImageGallery::goBack);
    auto* escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ImageGallery::goBack);
}

void ImageGallery::build()
{
    m_back->setKey(Qt::Key_Escape);
    auto* head = new QFrame;
    head->setProperty("role", "panel");
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(4 * spacingStep, 2 * spacingStep, 4 * spacingStep, 2 * spacingStep);
    row->setSpacing(4 * spacingStep);
    row->addWidget(m_back);
    row->addWidget(m_title, 1);
    row->addWidget(m_filters);

    m_grid->setObjectName(QStringLiteral("galleryGrid"));
    auto* gridPage = new QFrame;
    gridPage->setProperty("role", "panel");
    auto* gridLayout = new QVBoxLayout(gridPage);
    gridLayout->setContentsMargins(2 * spacingStep, 2 * spacingStep, 0, 0);
    m_withheld->setObjectName(QStringLiteral("withheld"));
    m_withheld->setWordWrap(true);
    m_withheld->setContentsMargins(2 * spacingStep, spacingStep, 2 * spacingStep, spacingStep);
    gridLayout->addWidget(m_withheld);
    gridLayout->addWidget(m_grid, 1);
    gridLayout->addWidget(m_empty, 1);
    m_stack->addWidget(gridPage);
    m_stack->addWidget(m_viewer);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(rule());
    layout->addWidget(m_stack, 1);
}

void ImageGallery::show(const QString& title, std::vector<GalleryEntry> entries, bool showsTruth,
                        const WithheldImages& withheld)
{
    m_title->setText(title);
    const std::size_t leftOut =
        std::erase_if(entries, [&](const GalleryEntry& entry) { return withheld.contains(entry.image.id); });
    const bool isEmpty = entries.empty();
    showWithheld(m_withheld, withheld, isEmpty ? 0 : leftOut);
    if (leftOut > 0)
        m_empty->setTexts(tr("Nothing to show yet"),
                          withheldText(withheld, leftOut) + QLatin1Char(' ') + withheldEndText(withheld));
    else if (!withheld.isEmpty())
        m_empty->setTexts(tr("Nothing to show"),
                          withheldText(withheld) + QLatin1Char(' ') + tr("Press Esc to go back."));
    else
        m_empty->setTexts(tr("No such image"), tr("Press Esc to go back."));
    m_empty->setVisible(isEmpty);
    m_grid->setVisible(!isEmpty);
    m_grid->setTextLines(showsTruth ? 2 : 1);
    m_model->setEntries(std::move(entries), showsTruth);
    showFilters();
    m_stack->setCurrentIndex(0);
    m_grid->setCurrentIndex(m_model->index(0));
    m_grid->scrollToTop();
    setVisible(true);
    m_grid->setFocus();
}

void ImageGallery::showFilters()
{
    m_filters->choose(0);
    m_filters->setVisible(m_model->showsTruth());
    for (int choice = 0; choice < static_cast<int>(std::size(choices)); ++choice) {
        const int count = m_model->count(choices[choice]);
        const QString word = choices[choice] ? wordOf(*choices[choice]) : tr("All");
        QAbstractButton* button = m_filters->button(choice);
        button->setText(word + QLatin1Char(' ') + countText(count));
        button->setEnabled(count > 0);
        // Answers ruled unclear are told apart only where the entries do so, and few tasks have a limit.
        const bool isRare = choices[choice] == Mark::Unclear || choices[choice] == Mark::NotAnswered;
        button->setVisible(!isRare || count > 0);
    }
}

void ImageGallery::filter(int choice)
{
    m_model->setFilter(choices[choice]);
    m_stack->setCurrentIndex(0);
    m_grid->setCurrentIndex(m_model->index(0));
}

void ImageGallery::open(const QModelIndex& index)
{
    m_stack->setCurrentWidget(m_viewer);
    m_viewer->show(index.row());
    m_viewer->setFocus();
}

void ImageGallery::goBack()
{
    if (m_stack->currentWidget() != m_viewer) {
        Q_EMIT backWanted();
        return;
    }
    m_stack->setCurrentIndex(0);
    m_grid->setCurrentIndex(m_model->index(m_viewer->row()));
    m_grid->setFocus();
}

}  // namespace vizsla
