// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scorecard/scorecard_page.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QPushButton>
#include <QScrollArea>

#include "core/store/study_file.h"
#include "core/store/study_snapshot.h"
#include "core/tasks/withheld_images.h"
#include "ui/gallery/image_gallery.h"
#include "ui/gallery/look_back.h"
#include "ui/scorecard/scorecard_view.h"
#include "ui/scorecard/today_card.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/delayed_progress.h"
#include "ui/widgets/durations.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/local_day.h"
#include "ui/widgets/page_stack.h"

namespace vizsla {

namespace {

constexpr AnswerSource sources[] = {AnswerSource::AllTasks, AnswerSource::Training, AnswerSource::Test};
constexpr AnswerVersion versions[] = {AnswerVersion::First, AnswerVersion::Corrected};

}  // namespace

ScorecardPage::ScorecardPage(OpenStudy& study, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_stack(new PageStack),
      m_title(styledLabel("title")),
      m_subtitle(styledLabel("quiet")),
      m_sealed(styledLabel("quiet")),
      m_notes(styledLabel("small")),
      m_late(new QPushButton),
      m_source(new ChoiceRow({tr("All tasks"), tr("Training"), tr("Test")})),
      m_version(new ChoiceRow({tr("First answers"), tr("After corrections")})),
      m_busy(new DelayedProgress),
      m_scroll(new QScrollArea),
      m_view(new ScorecardView(study)),
      m_today(new TodayCard),
      m_empty(new EmptyState({}, {})),
      m_toTasks(m_empty->addAction(tr("Start a task"))),
      m_gallery(new ImageGallery(study))
{
    m_view->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* scrolled = new QWidget;
    scrolled->setObjectName(QStringLiteral("scrolled"));
    auto* content = new QVBoxLayout(scrolled);
    content->setContentsMargins(6 * spacingStep, 5 * spacingStep, 6 * spacingStep, 6 * spacingStep);
    content->setSpacing(4 * spacingStep);
    content->addWidget(buildHead());
    content->addWidget(m_view);
    content->addWidget(m_empty, 1);
    content->addWidget(m_today);
    content->addStretch();
    m_scroll->setWidget(scrolled);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_gallery);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    hideCard();
    m_empty->hide();
    m_today->hide();
    connect(m_source, &ChoiceRow::chosenByUser, this, &ScorecardPage::refresh);
    connect(m_version, &ChoiceRow::chosenByUser, this, &ScorecardPage::refresh);
    connect(m_late, &QPushButton::clicked, this, &ScorecardPage::openUnanswered);
    connect(m_toTasks, &QPushButton::clicked, this, &ScorecardPage::tasksWanted);
    connect(m_view, &ScorecardView::imagesWanted, this, &ScorecardPage::openImages);
    connect(m_gallery, &ImageGallery::backWanted, this, &ScorecardPage::closeImages);
}

QWidget* ScorecardPage::buildHead()
{
    m_source->setAccessibleName(tr("Answers of which tasks"));
    auto* titles = new QVBoxLayout;
    titles->setSpacing(spacingStep);
    for (QLabel* label : {m_title, m_subtitle, m_sealed, m_notes}) {
        label->setWordWrap(true);
        titles->addWidget(label);
    }
    m_notes->setObjectName(QStringLiteral("notes"));
    m_late->setObjectName(QStringLiteral("notAnswered"));
    m_late->setProperty("kind", "figureSmall");
    m_late->setToolTip(tr("Shows these images"));
    titles->addWidget(m_late, 0, Qt::AlignLeft);
    m_version->setAccessibleName(tr("Which answer counts where one was corrected"));
    m_version->setToolTip(m_version->accessibleName());
    m_busy->setAccessibleName(tr("The scorecard is being made"));
    m_busy->tell(0, 0);
    // What is below does not move when it comes.
    QSizePolicy place = m_busy->sizePolicy();
    place.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(place);
    auto* choices = new QVBoxLayout;
    choices->setSpacing(2 * spacingStep);
    choices->addWidget(m_source, 0, Qt::AlignRight);
    choices->addWidget(m_version, 0, Qt::AlignRight);
    choices->addWidget(m_busy, 0, Qt::AlignRight);
    choices->addStretch(1);
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4 * spacingStep);
    layout->addLayout(titles, 1);
    layout->addLayout(choices);
    return head;
}

void ScorecardPage::showLabeler(const LabelerId& labelerId, const QString& name)
{
    if (labelerId != m_labelerId) {
        m_source->choose(0);
        m_version->choose(0);
        m_scroll->ensureVisible(0, 0);
        hideCard();
        m_empty->hide();
        m_today->hide();
    }
    m_labelerId = labelerId;
    m_name = name;
    m_title->setText(name);
    m_stack->setCurrentWidget(m_scroll);
    refresh();
}

void ScorecardPage::refresh()
{
    const Clock& clock = m_study.file->clock();
    const AnswerSource source = sources[m_source->chosen()];
    const auto read = [file = m_study.file->path(), &clock, &hierarchy = m_study.hierarchy,
                       labelerId = m_labelerId, source, version = versions[m_version->chosen()],
                       since = startOfLocalDay(clock.utcNow())](const Progress& progress) {
        return readSnapshot(file, clock, [&](StudyFile& study) -> Result<Contents> {
            auto card = makeScorecard(study, hierarchy, labelerId, source, version, progress);
            if (progress.isCancelled())
                return tl::unexpected(Error{ErrorKind::Cancelled, {}});
            return Contents{std::move(card), summarizeSince(study, labelerId, since)};
        });
    };
    m_busy->begin();
    m_reading.replace(
        read, [this, source](Result<Contents> contents) { showContents(std::move(contents), source); });
}

void ScorecardPage::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) {
        m_reading.drop();
        m_busy->end();
    }
    QWidget::hideEvent(event);
}

void ScorecardPage::showContents(Result<Contents> contents, AnswerSource source)
{
    m_busy->end();
    auto card = contents ? std::move(contents->card) : tl::unexpected(contents.error());
    m_today->show(contents ? contents->today : tl::unexpected(contents.error()));
    if (card)
        showCard(std::move(*card), source);
    else
        showError(toQString(card.error().message));
    Q_EMIT shown();
}

void ScorecardPage::showCard(Scorecard card, AnswerSource source)
{
    const bool isEmpty = card.isEmpty();
    showSubtitle(card);
    showUnanswered(card);
    m_version->setVisible(card.correctedAnswers > 0);
    m_empty->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    if (isEmpty)
        showEmpty(card, source);
    else
        m_view->show(std::make_shared<const Scorecard>(std::move(card)));
}

void ScorecardPage::showSubtitle(const Scorecard& card)
{
    m_subtitle->setVisible(!card.isEmpty());
    if (card.speed)
        m_subtitle->setText(
            tr("%1 · median %2 an image (middle half %3 to %4)")
                .arg(imageCountText(static_cast<int>(card.answers.size())), durationText(card.speed->median),
                     durationText(card.speed->lowerQuartile), durationText(card.speed->upperQuartile)));
    m_sealed->setVisible(!card.isEmpty() && card.sealedAnswers > 0);
    m_sealed->setText(card.sealedAnswers == 1 ? tr("1 answer waits until the results of a test are opened.")
                                              : tr("%1 answers wait until the results of tests are opened.")
                                                    .arg(countText(card.sealedAnswers)));
    QStringList notes;
    for (const std::string& note : card.notes)
        notes << QString::fromStdString(note);
    m_notes->setVisible(!card.isEmpty() && !notes.isEmpty());
    m_notes->setText(notes.join(QLatin1Char(' ')));
}

void ScorecardPage::showUnanswered(const Scorecard& card)
{
    m_unanswered = card.unanswered;
    m_late->setVisible(!m_unanswered.empty());
    m_late->setText(tr("%1 not answered in time (neither right nor wrong)")
                        .arg(countText(static_cast<qsizetype>(m_unanswered.size()))));
}

void ScorecardPage::openUnanswered()
{
    auto entries = unansweredEntries(*m_study.file, m_unanswered);
    if (entries)
        openImages({tr("Not answered in time"), std::move(*entries)});
    else
        showError(QString::fromStdString(entries.error().message));
}

void ScorecardPage::showEmpty(const Scorecard& card, AnswerSource source)
{
    const bool hasSealed = card.sealedAnswers > 0 && source != AnswerSource::Training;
    m_toTasks->setText(hasSealed ? tr("To the tasks") : tr("Start a task"));
    m_toTasks->show();
    if (hasSealed)
        m_empty->setTexts(
            tr("Sealed until the coordinator opens the results"),
            tr("Labeled so far: %1. So that a test gives nothing away, its answers count once the "
               "coordinator opens its results on the Tasks page.")
                .arg(imageCountText(card.sealedAnswers)));
    else if (source == AnswerSource::AllTasks)
        m_empty->setTexts(
            tr("No answers yet"),
            tr("Label the images of a task, and this page shows how accurate and how fast the answers "
               "are, and which classes get confused."));
    else
        m_empty->setTexts(
            source == AnswerSource::Training ? tr("No answers in training tasks") : tr("No answers in tests"),
            tr("An image that was answered in several tasks counts where it was answered first."));
}

void ScorecardPage::hideCard()
{
    m_subtitle->hide();
    m_sealed->hide();
    m_notes->hide();
    m_late->hide();
    m_version->hide();
    m_view->hide();
}

void ScorecardPage::showError(const QString& sentence)
{
    hideCard();
    m_toTasks->hide();
    m_empty->setTexts(tr("The scorecard cannot be read"), sentence);
    m_empty->show();
}

void ScorecardPage::openImages(const ImagesBehind& images)
{
    const auto withheld = WithheldImages::read(*m_study.file, m_labelerId);
    if (!withheld) {
        showError(QString::fromStdString(withheld.error().message));
        return;
    }
    m_lastFocus = focusWidget();
    m_stack->setCurrentWidget(m_gallery);
    m_gallery->show(images.title, images.entries, true, *withheld);
}

void ScorecardPage::closeImages()
{
    m_stack->setCurrentWidget(m_scroll);
    if (m_lastFocus)
        m_lastFocus->setFocus();
}

}  // namespace vizsla
