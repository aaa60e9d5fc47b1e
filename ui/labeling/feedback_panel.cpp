// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/feedback_panel.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>

#include "ui/labeling/class_column.h"
#include "ui/labeling/feedback_comparison.h"
#include "ui/labeling/image_only_mode.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/durations.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scroll_by_key.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

constexpr int sideMargin = 18;
constexpr int dontSuggest = 4;

struct Suggestion
{
    const char* text;
    KeyAction key;
    std::optional<Verdict> verdict;
};

const Suggestion suggestions[] = {
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPanel", "Correct"), KeyAction::SuggestCorrect, Verdict::Correct},
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPanel", "Wrong"), KeyAction::SuggestWrong, Verdict::Wrong},
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPanel", "Unclear"), KeyAction::SuggestUnclear, Verdict::Unclear},
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPanel", "Don't know"), KeyAction::SuggestDontKnow, Verdict::DontKnow},
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPanel", "Don't suggest"), KeyAction::SuggestNothing, std::nullopt},
};

Tone toneOf(Feedback::Judgement judgement)
{
    switch (judgement) {
        case Feedback::Judgement::Right:
            return Tone::Right;
        case Feedback::Judgement::Unclear:
            return Tone::Unclear;
        case Feedback::Judgement::Wrong:
            break;
    }
    return Tone::Wrong;
}

/// As key maps write it; both keys called Enter are one.
QKeySequence sequenceOf(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Enter)
        return QKeySequence(Qt::Key_Return);
    return QKeySequence(
        QKeyCombination(event.modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(event.key())));
}

void empty(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

}  // namespace

FeedbackPanel::FeedbackPanel(OpenStudy& study, const KeyMap& keys, const Clock& clock, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_keys(keys),
      m_judgement(styledLabel("judgement")),
      m_time(styledLabel("small")),
      m_scroll(new QScrollArea),
      m_caption(styledLabel("small")),
      m_title(new QLabel),
      m_labels(new QGridLayout),
      m_comparison(new FeedbackComparison(study)),
      m_typedAhead(styledLabel("small")),
      m_suggestions(new QButtonGroup(this)),
      m_problem(new Switch({})),
      m_guide(new KeyButton(tr("Guide"))),
      m_continue(new KeyButton(tr("Continue"), KeyButton::Kind::Primary)),
      m_gate(clock)
{
    setObjectName(QStringLiteral("feedbackPanel"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    showKeys();
    connect(&m_keys, &KeyMap::changed, this, &FeedbackPanel::showKeys);
    connect(m_continue, &QPushButton::clicked, this, &FeedbackPanel::continued);
    connect(m_guide, &QPushButton::clicked, this, &FeedbackPanel::openGuide);
    connect(m_problem, &Switch::clicked, this, &FeedbackPanel::problemReported);
    connect(m_suggestions, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT suggested(suggestions[id].verdict); });
    connect(m_comparison, &FeedbackComparison::classClicked, this, &FeedbackPanel::classClicked);
    m_gate.guard(*this);
    // Not over what is to be pressed.
    m_gate.tellIn(*m_scroll);
    m_gate.setHarmless([this](const QKeyEvent& key) { return isTypedAhead(key); });
}

void FeedbackPanel::build()
{
    buildScrolled();
    m_typedAhead->setObjectName(QStringLiteral("typedAhead"));
    m_typedAhead->setTextFormat(Qt::PlainText);
    m_typedAhead->hide();
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(sideMargin, 2 * spacingStep, sideMargin, 3 * spacingStep);
    foot->setSpacing(2 * spacingStep);
    foot->addWidget(m_typedAhead);
    foot->addWidget(buildSuggestions());
    foot->addLayout(buildFoot());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(buildHead());
    layout->addWidget(m_scroll, 1);
    layout->addWidget(rule());
    layout->addLayout(foot);
}

void FeedbackPanel::buildScrolled()
{
    m_caption->setObjectName(QStringLiteral("rightCaption"));
    m_title->setObjectName(QStringLiteral("rightLabels"));
    m_title->setTextFormat(Qt::RichText);
    m_title->setWordWrap(true);
    connect(m_title, &QLabel::linkActivated, this, &FeedbackPanel::classClicked);
    m_labels->setHorizontalSpacing(3 * spacingStep);
    m_labels->setVerticalSpacing(2 * spacingStep);
    m_labels->setColumnStretch(1, 1);

    auto* scrolled = new QWidget;
    scrolled->setObjectName(QStringLiteral("scrolled"));
    auto* layout = new QVBoxLayout(scrolled);
    layout->setContentsMargins(sideMargin, 0, sideMargin, 3 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    auto* titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_caption);
    titles->addWidget(m_title);
    layout->addLayout(titles);
    layout->addLayout(m_labels);
    layout->addWidget(m_comparison);
    layout->addStretch(1);
    m_scroll->setWidget(scrolled);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->installEventFilter(this);
}

QLayout* FeedbackPanel::buildHead()
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(sideMargin, 3 * spacingStep, sideMargin, 2 * spacingStep);
    head->addWidget(m_judgement);
    head->addStretch(1);
    head->addWidget(m_time);
    return head;
}

QWidget* FeedbackPanel::buildSuggestions()
{
    auto* row = new QWidget;
    auto* layout = new FlowLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(styledLabel("quiet", tr("Suggest my label as")));
    int id = 0;
    for (const Suggestion& suggestion : suggestions) {
        auto* button = new KeyButton(tr(suggestion.text));
        button->setCheckable(true);
        button->setProperty("density", "compact");
        button->setFocusPolicy(Qt::TabFocus);
        m_suggestions->addButton(button, id++);
        layout->addWidget(button);
    }
    return row;
}

QLayout* FeedbackPanel::buildFoot()
{
    for (QWidget* control : {static_cast<QWidget*>(m_problem), static_cast<QWidget*>(m_guide),
                             static_cast<QWidget*>(m_continue)})
        control->setFocusPolicy(Qt::TabFocus);
    m_continue->setObjectName(QStringLiteral("feedbackContinue"));
    auto* foot = new FlowLayout;
    foot->setSpacing(2 * spacingStep);
    foot->addWidget(m_problem);
    foot->addStretch();
    foot->addWidget(m_guide);
    foot->addWidget(m_continue);
    return foot;
}

void FeedbackPanel::showKeys()
{
    for (int id = 0; id <= dontSuggest; ++id)
        static_cast<KeyButton*>(m_suggestions->button(id))->setKey(m_keys.key(suggestions[id].key));
    m_continue->setKey(m_keys.key(KeyAction::FeedbackContinue));
    m_guide->setKey(m_keys.key(KeyAction::OpenGuide));
    m_problem->setText(tr("Problematic (%1)").arg(keyCapText(m_keys.key(KeyAction::ReportProblem))));
    m_problem->setToolTip(
        tr("Suggest that this image be left out: it shows nothing to label, or cannot be "
           "labeled fairly"));
}

void FeedbackPanel::open(const Feedback& feedback, Micros duration, const QString& testSetName,
                         bool problemReported)
{
    const Tone tone = toneOf(feedback.judgement);
    const QString words[] = {tr("Right"), tr("Unclear"), tr("Not quite")};
    m_judgement->setText(toneSign(tone) + QLatin1Char(' ') + words[static_cast<int>(feedback.judgement)]);
    setTone(m_judgement, tone);
    m_time->setText(tr("answered in %1").arg(durationText(duration)));
    showRight(feedback, testSetName);
    showLabels(feedback, testSetName);
    showComparison(feedback);
    m_suggestions->button(dontSuggest)->setChecked(true);
    m_problem->setChecked(problemReported);
    m_scroll->verticalScrollBar()->setValue(0);
    showTypedAhead({});
    m_isOpen = true;
    m_gate.closeUntilPainted(*this);
}

void FeedbackPanel::close()
{
    m_isOpen = false;
}

void FeedbackPanel::showTypedAhead(const QString& text)
{
    m_typedAhead->setText(tr("Typed for the next image: %1").arg(text));
    m_typedAhead->setVisible(!text.isEmpty());
}

void FeedbackPanel::showRight(const Feedback& feedback, const QString& testSetName)
{
    if (feedback.annotation.hasCorrect())
        m_caption->setText(tr("Ruled correct"));
    else if (feedback.annotation.rulings.empty())
        m_caption->setText(tr("Assigned label (%1), not reviewed").arg(testSetName));
    else
        m_caption->setText(tr("No label was ruled correct; assigned label (%1)").arg(testSetName));
    QStringList names;
    for (const std::string& wnid : feedback.rightWnids)
        names.append(QStringLiteral("<span style='font-size:large; font-weight:600'>%1</span> "
                                    "<span style='color:%3; font-size:small'>%2</span>%4")
                         .arg(classLink(m_study, wnid, palette()), escaped(toQString(wnid)),
                              coloursFor(palette()).quietText.name(),
                              feedback.annotation.hasCorrect()
                                  ? QString()
                                  : verdictPill(feedback.annotation.verdictOn(wnid))));
    m_title->setText(names.join(QStringLiteral("<br>")));
}

/// Empty where nobody ruled.
QString FeedbackPanel::verdictPill(std::optional<Verdict> verdict) const
{
    const Colours& colours = coloursFor(palette());
    const auto pill = [](const QString& text, const QColor& ink, const QColor& tint) {
        return QStringLiteral(" <span style='color:%2; background-color:%3'>&nbsp;%1&nbsp;</span>")
            .arg(text, ink.name(), tint.name());
    };
    if (verdict == Verdict::Correct)
        return pill(tr("✓ correct"), colours.right, colours.rightTint);
    if (verdict == Verdict::Wrong)
        return pill(tr("✕ wrong"), colours.wrong, colours.wrongTint);
    if (verdict == Verdict::Unclear)
        return pill(tr("? unclear"), colours.unclear, colours.unclearTint);
    return {};
}

QString FeedbackPanel::ruled(const std::string& wnid, std::optional<Verdict> verdict) const
{
    return classLink(m_study, wnid, palette()) + verdictPill(verdict);
}

void FeedbackPanel::addLabelRow(const QString& title, const QString& html)
{
    const int row = m_labels->rowCount();
    auto* name = styledLabel("quiet", title);
    name->setWordWrap(true);
    name->setMinimumWidth(fontMetrics().horizontalAdvance(tr("Assigned label")));
    auto* label = new QLabel(html);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    connect(label, &QLabel::linkActivated, this, &FeedbackPanel::classClicked);
    m_labels->addWidget(name, row, 0, Qt::AlignTop);
    m_labels->addWidget(label, row, 1);
    m_labels->addWidget(rule(), row + 1, 0, 1, 2);
}

/// What the headline does not say.
void FeedbackPanel::showLabels(const Feedback& feedback, const QString& testSetName)
{
    empty(*m_labels);
    const MultiLabelAnnotation& annotation = feedback.annotation;
    const std::string& assigned = feedback.image.assignedWnid;
    const std::string& answered = feedback.answeredWnid;
    if (!feedback.isRight(assigned))
        addLabelRow(tr("Assigned label (%1)").arg(testSetName),
                    ruled(assigned, annotation.verdictOn(assigned)));
    else if (annotation.hasCorrect() && feedback.rightWnids.size() > 1)
        addLabelRow(tr("Assigned label (%1)").arg(testSetName), ruled(assigned, Verdict::Correct));
    const bool saysAll = feedback.rightWnids.size() == 1 && feedback.isRight(answered);
    if (!saysAll || feedback.judgement != Feedback::Judgement::Right)
        addLabelRow(tr("Your label"), ruled(answered, annotation.verdictOn(answered)));
    QStringList others;
    for (const auto& ruling : annotation.rulings) {
        if (ruling.wnid != assigned && ruling.wnid != answered && !feedback.isRight(ruling.wnid))
            others.append(ruled(ruling.wnid, ruling.verdict));
    }
    if (!others.isEmpty())
        addLabelRow(tr("Also ruled on"), others.join(QStringLiteral(" &nbsp; ")));
}

/// The answer beside the right class that it is likest to, by the guide or else by the hierarchy.
void FeedbackPanel::showComparison(const Feedback& feedback)
{
    const std::string& answered = feedback.answeredWnid;
    const Guide& guide = m_study.guide();
    const std::vector<std::string> nearest = nearestToAnswer(feedback, m_study.hierarchy);
    const auto compared = std::ranges::find_if(
        nearest, [&](const std::string& wnid) { return !guide.compare(wnid, answered).points.empty(); });
    const std::string& right = feedback.isRight(answered)  ? answered
                               : compared != nearest.end() ? *compared
                                                           : nearest.front();
    m_comparison->show(right, answered);
    const Guide::Comparison comparison = guide.compare(right, answered);
    const GuidePage* page = comparison.page ? comparison.page : guide.pageAbout(right);
    m_guidePage = page ? toQString(page->id) : QString();
    m_guideWnid = toQString(right);
    m_guide->setToolTip(page ? toQString(page->title) : QString());
}

void FeedbackPanel::openGuide()
{
    Q_EMIT guideWanted(m_guidePage, m_guideWnid);
}

QAbstractButton* FeedbackPanel::buttonOf(const QKeySequence& pressed) const
{
    const std::pair<KeyAction, QAbstractButton*> buttons[] = {
        {KeyAction::FeedbackContinue, m_continue},
        {KeyAction::ReportProblem, m_problem},
        {KeyAction::OpenGuide, m_guide},
        {suggestions[0].key, m_suggestions->button(0)},
        {suggestions[1].key, m_suggestions->button(1)},
        {suggestions[2].key, m_suggestions->button(2)},
        {suggestions[3].key, m_suggestions->button(3)},
        {suggestions[4].key, m_suggestions->button(4)},
    };
    const auto* found = std::ranges::find_if(
        buttons, [&](const auto& button) { return m_keys.key(button.first) == pressed; });
    return found == std::end(buttons) ? nullptr : found->second;
}

/// What means nothing here stays a key of the page or of the window: to zoom, to quit.
bool FeedbackPanel::isOwnKey(const QKeyEvent& event) const
{
    return buttonOf(sequenceOf(event)) || isTypedAhead(event);
}

bool FeedbackPanel::isTypedAhead(const QKeyEvent& event) const
{
    const QString text = typedBy(event);
    const bool begins = !text.isEmpty() && text.front().isLetterOrNumber();
    const bool goesOn = !m_typedAhead->isHidden() && (!text.isEmpty() || event.key() == Qt::Key_Backspace);
    return (begins || goesOn) && !buttonOf(sequenceOf(event));
}

bool FeedbackPanel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(static_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FeedbackPanel::keyPressEvent(QKeyEvent* event)
{
    if (scrollByKey(*m_scroll, event->key()))
        return;
    const QKeySequence pressed = sequenceOf(*event);
    if (QAbstractButton* button = buttonOf(pressed)) {
        // Return is for the button that has the keyboard.
        auto* focused = qobject_cast<QAbstractButton*>(focusWidget());
        const bool isReturn = pressed == QKeySequence(Qt::Key_Return);
        (isReturn && focused && focused->hasFocus() ? focused : button)->click();
        // The next one continues.
        if (m_isOpen && isVisible())
            setFocus();
    } else if (event->key() == Qt::Key_Escape && !hasFocus()) {
        setFocus();
    } else if (isTypedAhead(*event)) {
        setFocus();
        if (event->key() == Qt::Key_Backspace)
            Q_EMIT erased();
        else
            Q_EMIT typed(typedBy(*event));
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool FeedbackPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        m_comparison->setPanelHeight(m_scroll->viewport()->height());
    return QWidget::eventFilter(watched, event);
}

void FeedbackPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_comparison->setPanelHeight(m_scroll->viewport()->height());
}

}  // namespace vizsla
