// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/shares_dialog.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>
#include <memory>

#include "core/review/settlement.h"
#include "core/review/share_images.h"
#include "core/scoring/slice.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "ui/rulings/review_runner.h"
#include "ui/shares/reviewer_list.h"
#include "ui/shares/shares_form.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/tasks/task_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/local_day.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

std::vector<std::string> sliceNames(const Hierarchy& hierarchy)
{
    std::vector<std::string> names;
    for (const Slice& slice : standardSlices(hierarchy))
        names.push_back(slice.name);
    return names;
}

int asInt(std::size_t count)
{
    return static_cast<int>(count);
}

QString reviewersText(std::size_t count)
{
    return count == 1 ? SharesDialog::tr("1 reviewer")
                      : SharesDialog::tr("%1 reviewers").arg(countText(asInt(count)));
}

/// The id of somebody as a reviewer, who is made one if that is new.
Result<ReviewerId> reviewerId(StudyFile& study, const std::optional<Labeler>& labeler,
                              const ReviewerId& known)
{
    if (!known.empty() || !labeler)
        return known;
    return ReviewRepository(study).reviewerOf(*labeler).map(
        [](const Reviewer& reviewer) { return reviewer.id; });
}

}  // namespace

SharesDialog::SharesDialog(OpenStudy& study, ReviewRunner& runner, QWidget* parent)
    : QDialog(parent),
      m_study(study),
      m_runner(runner),
      m_testSets(ImageRepository(*study.file).testSetNames()),
      m_people(new ReviewerList),
      m_form(new SharesForm(m_testSets.value_or(std::vector<TestSet>{}), sliceNames(study.hierarchy))),
      m_sources(new Switch(tr("Reviewers see who proposed a label before they rule"))),
      m_sourcesNote(styledLabel("small")),
      m_state(styledLabel("quiet")),
      m_progress(new QProgressBar),
      m_clear(new QPushButton(tr("Clear shares"))),
      m_deal(new QPushButton(tr("Deal")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Reviewers"));
    build();
    connect(m_people, &ReviewerList::chosenChanged, this, &SharesDialog::preview);
    connect(m_people, &ReviewerList::countsChanged, this, &SharesDialog::setCounts);
    connect(m_form, &SharesForm::changed, this, &SharesDialog::preview);
    connect(m_sources, &Switch::toggled, this, &SharesDialog::openSources);
    connect(m_clear, &QPushButton::clicked, this, &SharesDialog::clearShares);
    connect(m_deal, &QPushButton::clicked, this, &SharesDialog::deal);
    connect(&m_runner, &ReviewRunner::loaded, this, &SharesDialog::refresh);
    connect(&m_runner, &ReviewRunner::failed, this, [this](const QString& sentence) {
        setBusy({});
        showProblem(sentence);
    });
    refresh();
}

void SharesDialog::build()
{
    m_body = new QWidget;
    auto* columns = new QHBoxLayout(m_body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(8 * spacingStep);
    auto* who = new QVBoxLayout;
    who->setSpacing(2 * spacingStep);
    who->addWidget(styledLabel("heading", tr("Who reviews")));
    who->addWidget(m_people, 1);
    who->addWidget(buildSources());
    columns->addLayout(who, 3);
    columns->addWidget(m_form, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * spacingStep, 5 * spacingStep, 5 * spacingStep, 4 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_progress);
    layout->addWidget(buildButtons());
    openAtSize(*this, {980, 560});
}

QWidget* SharesDialog::buildSources()
{
    m_sources->setObjectName(QStringLiteral("openSources"));
    m_sourcesNote->setObjectName(QStringLiteral("sourcesNote"));
    m_sourcesNote->setWordWrap(true);
    auto* sources = new QWidget;
    auto* layout = new QVBoxLayout(sources);
    layout->setContentsMargins(0, 2 * spacingStep, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sources);
    layout->addWidget(m_sourcesNote);
    return sources;
}

QWidget* SharesDialog::buildButtons()
{
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_state->setObjectName(QStringLiteral("sharesState"));
    m_state->setWordWrap(true);
    m_clear->setObjectName(QStringLiteral("clearShares"));
    m_clear->setToolTip(tr("Every image is everybody's again; no ruling is lost"));
    m_deal->setObjectName(QStringLiteral("dealShares"));
    m_deal->setProperty("kind", "primary");
    auto* close = new QPushButton(tr("Close"));
    for (QPushButton* button : {m_clear, m_deal, close})
        button->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QWidget;
    auto* layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_state, 1);
    layout->addWidget(m_clear);
    layout->addWidget(close);
    layout->addWidget(m_deal);
    return buttons;
}

/// What the runner has now; ends being busy.
void SharesDialog::refresh()
{
    const auto labelers = LabelerRepository(*m_study.file).all();
    const auto sealed = WithheldImages::fromAnybody(*m_study.file);
    m_sealed = sealed.value_or(WithheldImages());
    m_people->setPeople(reviewPeople(*m_runner.book(), labelers.value_or(std::vector<Labeler>{}), m_sealed));
    setBusy({});
    if (!m_hasFailed)
        m_state->setText(m_runner.book()->hasShares() ? tr("Images are shared out. If they are dealt again, "
                                                           "everybody keeps what they have already ruled on.")
                                                      : tr("No images are shared out: all are everybody's."));
    m_hasFailed = false;
    if (!labelers)
        showProblem(toQString(labelers.error().message));
    else if (!sealed)
        showProblem(toQString(sealed.error().message));
    else if (!m_testSets)
        showProblem(toQString(m_testSets.error().message));
    const QSignalBlocker silent(m_sources);
    m_sources->setChecked(m_runner.book()->areSourcesOpen());
    readSources();
    preview();
}

/// Without images of sealed tests: how many of a class these have, no count of a slice may tell.
std::size_t SharesDialog::told(const std::vector<std::size_t>& images) const
{
    const ReviewBook& book = *m_runner.book();
    return static_cast<std::size_t>(std::ranges::count_if(
        images, [&](std::size_t image) { return !m_sealed.contains(book.image(image).id); }));
}

void SharesDialog::preview()
{
    const auto chosen = m_people->chosen();
    m_form->setReviewerCount(asInt(chosen.size()));
    m_shares = {};
    const auto images =
        imagesToDeal(*m_runner.book(), m_study.hierarchy, m_form->testSetId(), m_form->slice());
    std::size_t count = 0;
    std::size_t toldCount = 0;
    for (const auto& ofTestSet : images.value_or(std::vector<std::vector<std::size_t>>{})) {
        count += ofTestSet.size();
        toldCount += told(ofTestSet);
    }
    const bool isWhole = m_form->slice().empty() || m_form->slice() == "all";
    const bool canDeal = images && (isWhole ? count : toldCount) > 0 && !chosen.empty();
    m_deal->setEnabled(canDeal);
    if (canDeal) {
        std::vector<std::vector<std::size_t>> held;
        for (const std::size_t person : chosen) {
            const auto reviewer = m_people->people()[person].reviewer;
            held.push_back(reviewer ? imagesHeld(*m_runner.book(), *reviewer) : std::vector<std::size_t>{});
        }
        m_shares = dealShares(*images, held, m_form->rule());
    }
    showShares(chosen);
    if (!images)
        m_form->showCount(toQString(images.error().message), true);
    else if (chosen.empty())
        m_form->showCount(tr("Choose who gets images to review."), false);
    else
        m_form->showCount(tr("%1 to deal to %2, %3 of them to everybody")
                                  .arg(imageCountText(asInt(toldCount)), reviewersText(chosen.size()),
                                       countText(asInt(told(m_shares.overlap)))) +
                              sealedNote(),
                          false);
}

QString SharesDialog::sealedNote() const
{
    return m_sealed.isEmpty()
               ? QString()
               : tr(". Images of %1 are dealt as well, and not counted here: that would tell of its "
                    "classes.")
                     .arg(sealedTestsText(m_sealed.tests()));
}

void SharesDialog::showShares(const std::vector<std::size_t>& chosen)
{
    for (std::size_t person = 0; person < m_people->people().size(); ++person) {
        const ReviewPerson& one = m_people->people()[person];
        m_people->showShare(
            person, one.share > 0 ? tr("has %1").arg(imageCountText(asInt(one.toldShare))) : QString());
    }
    for (std::size_t at = 0; at < m_shares.ofReviewer.size(); ++at)
        m_people->showShare(chosen[at], tr("%1 (%2 shared)")
                                            .arg(imageCountText(asInt(told(m_shares.ofReviewer[at]))),
                                                 countText(asInt(told(m_shares.overlap)))));
}

void SharesDialog::write(const QString& doing, std::function<Result<void>(StudyFile&)> work)
{
    m_hasFailed = false;
    setBusy(doing);
    m_runner.write(std::move(work));
}

void SharesDialog::setBusy(const QString& doing)
{
    const bool isBusy = !doing.isEmpty();
    m_body->setEnabled(!isBusy);
    m_progress->setVisible(isBusy);
    m_deal->setEnabled(!isBusy);
    m_clear->setEnabled(!isBusy && m_runner.book()->hasShares());
    if (isBusy)
        m_state->setText(doing);
}

/// Stays when the runner's book is shown again because of it.
void SharesDialog::showProblem(const QString& sentence)
{
    m_hasFailed = true;
    m_state->setText(toneSign(Tone::Wrong) + QLatin1Char(' ') + sentence);
}

void SharesDialog::deal()
{
    struct Share
    {
        std::optional<Labeler> labeler;
        ReviewerId reviewerId;
        std::vector<ImageId> imageIds;
    };
    const ReviewBook& book = *m_runner.book();
    std::vector<Share> all;
    const auto chosen = m_people->chosen();
    for (std::size_t at = 0; at < m_shares.ofReviewer.size(); ++at) {
        const ReviewPerson& person = m_people->people()[chosen[at]];
        Share share{
            person.labeler, person.reviewer ? book.reviewers()[*person.reviewer].id : ReviewerId(), {}};
        for (const std::size_t image : m_shares.ofReviewer[at])
            share.imageIds.push_back(book.image(image).id);
        all.push_back(std::move(share));
    }
    write(tr("Dealing…"), [all = std::move(all)](StudyFile& study) -> Result<void> {
        return study.transaction([&]() -> Result<void> {
            std::vector<ReviewRepository::ShareImage> shares;
            for (const Share& share : all) {
                const auto id = TRY(reviewerId(study, share.labeler, share.reviewerId));
                for (const ImageId& imageId : share.imageIds)
                    shares.push_back({id, imageId});
            }
            return ReviewRepository(study).setShares(shares);
        });
    });
}

void SharesDialog::clearShares()
{
    write(tr("Clearing…"), [](StudyFile& study) { return ReviewRepository(study).setShares({}); });
}

void SharesDialog::setCounts(std::size_t person, bool counts)
{
    const ReviewPerson& one = m_people->people()[person];
    const ReviewerId known = one.reviewer ? m_runner.book()->reviewers()[*one.reviewer].id : ReviewerId();
    write(tr("Settling the annotation anew…"),
          [labeler = one.labeler, known, counts](StudyFile& study) -> Result<void> {
              return study.transaction([&]() -> Result<void> {
                  const auto id = TRY(reviewerId(study, labeler, known));
                  TRY(ReviewRepository(study).setCounts(id, counts));
                  return settleStudy(study);
              });
          });
}

void SharesDialog::openSources(bool open)
{
    m_runner.act(m_runner.actions().openSources(open));
    readSources();
}

/// Behind what is still to be written.
void SharesDialog::readSources()
{
    const auto latest = std::make_shared<std::optional<ReviewRepository::SourcesChange>>();
    m_study.writer().write(
        [latest](StudyFile& study) {
            return ReviewRepository(study).latestSourcesChange().map(
                [&](const auto& read) { *latest = read; });
        },
        this,
        [this, latest](const Result<void>& done) {
            const QString recorded =
                tr("Opening it is recorded: knowing who proposed a label sways reviewers.");
            if (!done || !*latest) {
                m_sourcesNote->setText(done ? recorded
                                            : toneSign(Tone::Wrong) + QLatin1Char(' ') +
                                                  toQString(done.error().message));
                return;
            }
            const QString when = QLocale().toString(localTime((*latest)->madeAt), QLocale::ShortFormat);
            const QString since =
                (*latest)->isOpen ? tr("Open since %1, by %2.") : tr("Closed since %1, by %2.");
            m_sourcesNote->setText(recorded + QLatin1Char(' ') +
                                   since.arg(when, toQString((*latest)->reviewerName)));
        });
}

}  // namespace vizsla
