// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/class_review/class_grid.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <algorithm>
#include <iterator>

#include "core/review/class_progress.h"
#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "ui/class_review/class_images_model.h"
#include "ui/class_review/class_list_model.h"
#include "ui/class_review/class_list_panel.h"
#include "ui/class_review/class_rulings.h"
#include "ui/class_review/verdict_grid.h"
#include "ui/classes/class_details.h"
#include "ui/keys/press_gate.h"
#include "ui/rulings/effect_line.h"
#include "ui/rulings/review_runner.h"
#include "ui/settings/page_shortcuts.h"
#include "ui/study/open_study.h"
#include "ui/tasks/withheld_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_stack.h"
#include "ui/widgets/wrapping_frame.h"

namespace vizsla {

namespace {

using Shown = ClassImagesModel::Shown;

constexpr int sizeStep = 32;
/// Photographs are decoded in few sizes, so that another width of the window finds them decoded.
constexpr int decodedSides[] = {256, 512, 1024};

}  // namespace

ClassGrid::ClassGrid(OpenStudy& study, const KeyMap& keys, ReviewRunner& runner, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_keys(keys),
      m_runner(runner),
      m_model(new ClassImagesModel(study, runner, this)),
      m_classes(new ClassListPanel(study, keys)),
      m_details(new ClassDetails(study)),
      m_guide(new KeyButton(tr("Guide"))),
      m_shown(new ChoiceRow({{}, {}, {}})),
      m_size(new QSlider(Qt::Horizontal)),
      m_stack(new PageStack),
      m_grid(new VerdictGrid),
      m_empty(new EmptyState({}, {})),
      m_rulings(new ClassRulings(keys)),
      m_shortcuts(new PageShortcuts(keys, *this, [this] { return !m_classes->isTyping(); })),
      m_gate(new PressGate(study.file->clock(), this))
{
    setObjectName(QStringLiteral("classGrid"));
    m_gate->tellIn(*m_stack);
    m_grid->setModel(m_model);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_classes);
    layout->addWidget(buildMain(), 1);
    connectParts();
    addKeys();
    setFocusProxy(m_grid);
}

QWidget* ClassGrid::buildMain()
{
    m_grid->setObjectName(QStringLiteral("classImages"));
    m_grid->setAccessibleName(tr("Images for which the class is a candidate"));
    auto* gridPage = new QFrame;
    gridPage->setProperty("role", "panel");
    auto* gridLayout = new QVBoxLayout(gridPage);
    gridLayout->setContentsMargins(3 * spacingStep, spacingStep, 0, 0);
    gridLayout->addWidget(m_grid);
    m_stack->addWidget(gridPage);
    m_stack->addWidget(m_empty);
    m_head = buildHead();
    auto* main = new QWidget;
    auto* layout = new QVBoxLayout(main);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(vizsla::rule());
    layout->addWidget(m_stack, 1);
    layout->addWidget(vizsla::rule());
    layout->addWidget(m_rulings);
    return main;
}

QWidget* ClassGrid::buildHead()
{
    m_guide->setFocusPolicy(Qt::NoFocus);
    m_guide->setObjectName(QStringLiteral("classGuide"));
    m_guide->setToolTip(tr("What the guide says about this class"));
    m_size->setObjectName(QStringLiteral("photoSize"));
    m_size->setRange(VerdictGrid::smallestPhoto, VerdictGrid::largestPhoto);
    m_size->setSingleStep(sizeStep);
    m_size->setPageStep(sizeStep);
    m_size->setValue(m_grid->photoWidth());
    m_size->setFixedWidth(120);
    m_size->setAccessibleName(tr("Size of the photographs"));
    m_size->setToolTip(
        tr("Size of the photographs (%1, %2)")
            .arg(keyCapText(m_keys.key(KeyAction::ZoomIn)), keyCapText(m_keys.key(KeyAction::ZoomOut))));
    auto* filters = new FlowLayout;
    filters->setSpacing(2 * spacingStep);
    filters->addWidget(m_shown);
    filters->addStretch();
    auto* right = new QWidget;
    auto* rightLayout = new QHBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(2 * spacingStep);
    rightLayout->addWidget(styledLabel("small", tr("Size")));
    rightLayout->addWidget(m_size);
    rightLayout->addWidget(m_guide);
    filters->addWidget(right);
    auto* head = new WrappingFrame;
    head->setProperty("role", "panel");
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(4 * spacingStep, 3 * spacingStep, 4 * spacingStep, 2 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_details);
    layout->addLayout(filters);
    return head;
}

void ClassGrid::connectParts()
{
    connect(m_classes, &ClassListPanel::chosen, this, &ClassGrid::showClass);
    connect(m_details, &ClassDetails::nodeClicked, this, [this](NodeId node) {
        if (const auto label = m_study.hierarchy.classIndex(node))
            showClass(*label);
    });
    connect(m_guide, &QPushButton::clicked, this, [this] { Q_EMIT guideWanted({}, toQString(wnid())); });
    connect(m_shown, &ChoiceRow::chosenByUser, this, &ClassGrid::show);
    // Chosen once more: what does not belong to it any more goes.
    for (int choice = 0; choice < 3; ++choice)
        connect(m_shown->button(choice), &QAbstractButton::clicked, this, [this, choice] { show(choice); });
    connect(m_size, &QSlider::valueChanged, m_grid, &VerdictGrid::setPhotoWidth);
    connect(m_grid, &VerdictGrid::opened, this,
            [this](const QModelIndex& index) { Q_EMIT imageWanted(m_model->image(index.row())); });
    connect(m_grid, &VerdictGrid::painted, this, &ClassGrid::noteSeen);
    connect(m_grid, &VerdictGrid::selectionChangedTo, m_rulings, &ClassRulings::showSelected);
    connect(m_grid, &VerdictGrid::photosResized, this, [this](const QSize& size) {
        const auto fits = std::ranges::find_if(decodedSides, [&](int side) { return side >= size.width(); });
        const int side = fits == std::end(decodedSides) ? decodedSides[2] : *fits;
        m_model->setBound({side, side});
    });
    connect(m_rulings, &ClassRulings::ruled, this, &ClassGrid::rule);
    connect(m_rulings, &ClassRulings::restWrongWanted, this, &ClassGrid::restWrong);
    connect(m_rulings, &ClassRulings::nextWanted, this, [this] {
        if (m_gate->admits())
            next(1);
    });
    connect(&m_rulings->effect(), &EffectLine::undoWanted, &m_runner, &ReviewRunner::undo);
    connect(&m_runner, &ReviewRunner::acted, this, &ClassGrid::acted);
    connect(&m_runner, &ReviewRunner::kept, &m_rulings->effect(), &EffectLine::show);
    connect(&m_runner, &ReviewRunner::loaded, this, [this] {
        m_isOutdated = true;
        if (isVisible())
            refresh();
    });
    const auto showKey = [this] { m_guide->setKey(m_keys.key(KeyAction::CandidateGuide)); };
    connect(&m_keys, &KeyMap::changed, this, showKey);
    showKey();
}

void ClassGrid::addKeys()
{
    const auto ruleKey = [this](KeyAction key, std::optional<Verdict> verdict) {
        m_shortcuts->add(key, [this, verdict] { rule(verdict); });
    };
    ruleKey(KeyAction::RuleCorrect, Verdict::Correct);
    ruleKey(KeyAction::RuleWrong, Verdict::Wrong);
    ruleKey(KeyAction::RuleUnclear, Verdict::Unclear);
    ruleKey(KeyAction::RuleDontKnow, Verdict::DontKnow);
    ruleKey(KeyAction::RuleUnreviewed, std::nullopt);
    m_shortcuts->add(KeyAction::RestWrong, [this] { restWrong(); });
    m_shortcuts->add(KeyAction::UndoRuling, [this] { m_runner.undo(); });
    m_shortcuts->add(KeyAction::RedoRuling, [this] { m_runner.redo(); });
    m_shortcuts->add(KeyAction::NextDispute, [this] {
        if (m_gate->admits())
            next(1);
    });
    m_shortcuts->add(KeyAction::PreviousDispute, [this] { next(-1); });
    m_shortcuts->add(KeyAction::SearchImages, [this] { m_classes->focusSearch(); });
    m_shortcuts->add(KeyAction::CandidateGuide, [this] { m_guide->click(); });
    m_shortcuts->add(
        KeyAction::ZoomIn, [this] { resizePhotos(sizeStep); }, true);
    m_shortcuts->add(
        KeyAction::ZoomOut, [this] { resizePhotos(-sizeStep); }, true);
}

void ClassGrid::resizePhotos(int by)
{
    m_size->setValue(m_size->value() + by);
}

std::string ClassGrid::wnid() const
{
    const ClassIndex label = m_model->label();
    return label == noClass ? std::string() : m_runner.book()->wnid(label);
}

void ClassGrid::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        refresh();
}

void ClassGrid::refresh()
{
    if (!m_runner.book())
        return;
    m_isOutdated = false;
    ClassListModel& classes = m_classes->model();
    classes.keep(m_model->label());
    classes.setProgress(classProgress(*m_runner.book(), m_runner.reviewer()));
    m_classes->showLeft();
    const ClassIndex kept = m_model->label();
    if (kept != noClass && classes.progress(kept).images > 0)
        showClass(kept);
    else if (classes.rowCount() > 0)
        showClass(classes.label(0));
    else
        m_model->clear();
    m_rulings->effect().clear();
    showCounts();
    showContents();
}

void ClassGrid::showClass(ClassIndex label)
{
    m_classes->model().keep(label);
    m_classes->mark(label);
    m_model->setClass(label);
    m_seen.clear();
    m_unreadable.clear();
    m_gate->closeUntilPainted(*m_stack);
    hideExamples();
    m_details->show(m_study.hierarchy.classNode(label));
    m_grid->setCurrentIndex({});
    m_grid->scrollToTop();
    m_rulings->effect().clear();
    showCounts();
    showContents();
}

/// The study's examples are its own images by their assigned labels, which those still to be ruled must not
/// show.
void ClassGrid::hideExamples()
{
    const auto assigned = ImageRepository(*m_study.file).imagesOfClass(wnid());
    if (!assigned) {
        Q_EMIT failed(toQString(assigned.error().message));
        return;
    }
    const ReviewBook& book = *m_runner.book();
    std::vector<std::string> photographs;
    for (const Image& image : *assigned) {
        const auto number = book.findImage(image.id);
        if (number && !book.verdict(m_runner.reviewer(), *number, m_model->label()))
            photographs.push_back(image.photograph);
    }
    m_study.examples.hide(photographs);
}

void ClassGrid::show(int filter)
{
    m_model->setShown(static_cast<Shown>(filter));
    m_gate->closeUntilPainted(*m_stack);
    m_grid->scrollToTop();
    showContents();
    m_grid->setFocus();
}

void ClassGrid::rule(const std::optional<Verdict>& verdict)
{
    std::vector<std::size_t> images;
    for (const int row : m_grid->selectedRows())
        images.push_back(m_model->image(row));
    if (m_model->label() == noClass || images.empty() || !m_gate->admits() || !areSeen(images))
        return;
    // What was ruled can be taken back without the image.
    if (verdict)
        images = withoutUnreadable(std::move(images));
    if (!images.empty())
        m_runner.act(m_runner.actions().ruleAll(images, m_model->label(), verdict));
}

void ClassGrid::restWrong()
{
    if (m_model->label() == noClass || !m_gate->admits())
        return;
    const std::vector<std::size_t> unreviewed = m_model->unreviewed();
    if (!areSeen(unreviewed))
        return;
    if (const auto images = withoutUnreadable(unreviewed); !images.empty())
        m_runner.act(m_runner.actions().restWrong(images, m_model->label()));
}

/// Nothing is ruled on what cannot be shown; says so where that leaves any out.
std::vector<std::size_t> ClassGrid::withoutUnreadable(std::vector<std::size_t> images)
{
    const auto leftOut =
        std::erase_if(images, [this](std::size_t image) { return m_unreadable.contains(image); });
    if (leftOut > 0)
        m_gate->refuse(leftOut == 1 ? tr("1 image cannot be shown: nothing is ruled on it")
                                    : tr("%1 images cannot be shown: nothing is ruled on them")
                                          .arg(countText(static_cast<qsizetype>(leftOut))));
    return images;
}

/// Photographs in view that are there, or say why not, count as seen.
void ClassGrid::noteSeen()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!isInView(row))
            continue;
        const QModelIndex index = m_model->index(row);
        const std::size_t image = m_model->image(row);
        const bool isUnreadable = !index.data(ClassImagesModel::ProblemRole).toString().isEmpty();
        if (isUnreadable || !index.data(ClassImagesModel::PhotoRole).value<QImage>().isNull())
            m_seen.insert(image);
        if (isUnreadable)
            m_unreadable.insert(image);
        else
            m_unreadable.erase(image);
    }
}

bool ClassGrid::isInView(int row) const
{
    const QRect cell = m_grid->visualRect(m_model->index(row));
    const QRect port = m_grid->viewport()->rect();
    return 2 * cell.intersected(port).height() >= std::min(cell.height(), port.height());
}

/// Whether all of them may be ruled; where not, leads to what is still to be seen.
bool ClassGrid::areSeen(const std::vector<std::size_t>& images)
{
    std::vector<std::size_t> unseen;
    std::ranges::copy_if(images, std::back_inserter(unseen),
                         [this](std::size_t image) { return !m_seen.contains(image); });
    if (!unseen.empty())
        showUnseen(unseen);
    return unseen.empty();
}

void ClassGrid::showUnseen(const std::vector<std::size_t>& unseen)
{
    const auto rowOf = [this](std::size_t image) {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->image(row) == image)
                return row;
        }
        return -1;
    };
    if (rowOf(unseen.front()) < 0) {
        m_shown->choose(static_cast<int>(Shown::Unreviewed));
        show(static_cast<int>(Shown::Unreviewed));
    }
    const int row = rowOf(unseen.front());
    if (row < 0 || isInView(row)) {
        m_gate->refuse();
        return;
    }
    m_grid->scrollTo(m_model->index(row), QAbstractItemView::PositionAtTop);
    m_gate->closeUntilPainted(*m_stack);
    m_gate->refuse(unseen.size() == 1 ? tr("1 image was not in view yet: look at it, then press again")
                                      : tr("%1 images were not in view yet: look at them, then press again")
                                            .arg(countText(static_cast<qsizetype>(unseen.size()))));
}

void ClassGrid::next(int by)
{
    const ClassListModel& classes = m_classes->model();
    if (by > 0) {
        if (const auto found = classes.nextLeft(m_model->label()))
            showClass(*found);
        return;
    }
    const auto row = classes.rowOf(m_model->label());
    if (row && *row > 0)
        showClass(classes.label(*row - 1));
}

void ClassGrid::acted(const ReviewAction& action)
{
    if (!isVisible()) {
        m_isOutdated = true;
        return;
    }
    const std::string shown = wnid();
    const bool isOfClass = std::ranges::all_of(action.changes, [&](const ReviewChange& change) {
        return change.subject == ReviewSubject::Verdict && change.wnid == shown;
    });
    if (!isOfClass)
        m_classes->model().setProgress(classProgress(*m_runner.book(), m_runner.reviewer()));
    m_classes->mark(m_model->label());
    m_model->update();
    showCounts();
    m_rulings->effect().await(action.id);
}

void ClassGrid::showCounts()
{
    const bool hasClass = m_model->label() != noClass;
    const auto left = hasClass ? m_model->count(Shown::Unreviewed) : 0;
    if (hasClass)
        m_classes->model().setProgress(m_model->label(), {m_model->images().size(), left});
    m_classes->showLeft();
    const QString words[] = {tr("Unreviewed"), tr("All"), tr("Unclear")};
    for (int choice = 0; choice < 3; ++choice) {
        const auto count = hasClass ? m_model->count(static_cast<Shown>(choice)) : 0;
        m_shown->button(choice)->setText(words[choice] + QLatin1Char(' ') +
                                         countText(static_cast<qsizetype>(count)));
    }
    m_rulings->showLeft(left);
    m_rulings->setHasNext(m_classes->model().nextLeft(m_model->label()).has_value());
    m_rulings->effect().setCanUndo(m_runner.toUndo() != nullptr);
}

/// The grid, or why there is nothing in it.
void ClassGrid::showContents()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_head->setVisible(m_model->label() != noClass);
    m_rulings->setVisible(m_model->label() != noClass);
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty)
        return;
    const ReviewBook* book = m_runner.book();
    const WithheldImages& withheld = m_runner.withheld();
    if (m_model->label() == noClass && book && withheld.count() == book->imageCount() && !withheld.isEmpty())
        m_empty->setTexts(tr("Nothing to review yet"),
                          withheldText(withheld) + QLatin1Char(' ') + withheldEndText(withheld));
    else if (m_model->label() == noClass && book && book->hasShares())
        m_empty->setTexts(tr("No images are yours to review"),
                          tr("The images are shared out, and none of them to you. The coordinator can deal "
                             "them again under Reviewers."));
    else if (m_model->label() == noClass)
        m_empty->setTexts(tr("Everything is reviewed"),
                          tr("Choose All classes at the left to look at your rulings again."));
    else if (m_model->shown() == Shown::Unclear)
        m_empty->setTexts(tr("Nothing unclear"),
                          tr("You ruled no image of this class “unclear” or “don't know”."));
    else
        m_empty->setTexts(tr("✓ This class is reviewed"),
                          tr("Continue with the next class, or choose All to look at your rulings again."));
}

}  // namespace vizsla
