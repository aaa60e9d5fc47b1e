// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/feedback_popup.h"

#include <QButtonGroup>
#include <QGraphicsDropShadowEffect>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>

#include "ui/classes/photo_strip.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/durations.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

constexpr int cardWidth = 820;
constexpr int photoSide = 72;
constexpr int photoCount = 4;
constexpr int dontSuggest = 4;
constexpr int leastBody = 40;

struct Suggestion
{
    const char* text;
    KeyAction key;
    std::optional<Verdict> verdict;
};

const Suggestion suggestions[] = {
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPopup", "Correct"), KeyAction::SuggestCorrect, Verdict::Correct},
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPopup", "Wrong"), KeyAction::SuggestWrong, Verdict::Wrong},
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPopup", "Unclear"), KeyAction::SuggestUnclear, Verdict::Unclear},
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPopup", "Don't know"), KeyAction::SuggestDontKnow, Verdict::DontKnow},
    {QT_TRANSLATE_NOOP("vizsla::FeedbackPopup", "Don't suggest"), KeyAction::SuggestNothing, std::nullopt},
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

}  // namespace

FeedbackPopup::FeedbackPopup(OpenStudy& study, const KeyMap& keys, const Clock& clock, QWidget* page)
    : QWidget(page),
      m_study(study),
      m_keys(keys),
      m_page(page),
      m_card(new QFrame(this)),
      m_judgement(styledLabel("judgement")),
      m_title(styledLabel("title")),
      m_time(styledLabel("small")),
      m_scroll(new QScrollArea),
      m_labels(new QGridLayout),
      m_photos(new QWidget),
      m_firstName(styledLabel("strong")),
      m_secondName(styledLabel("strong")),
      m_firstPhotos(new PhotoStrip(study, photoSide, photoCount)),
      m_secondPhotos(new PhotoStrip(study, photoSide, photoCount)),
      m_secondColumn(new QWidget),
      m_points(new QFrame),
      m_pointsTitle(styledLabel("strong")),
      m_pointsText(new QLabel),
      m_suggestions(new QButtonGroup(this)),
      m_problem(new Switch({})),
      m_guide(new KeyButton(tr("Open guide"))),
      m_continue(new KeyButton(tr("Continue"), KeyButton::Kind::Primary)),
      m_gate(clock)
{
    setObjectName(QStringLiteral("feedbackPopup"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    showKeys();
    connect(&m_keys, &KeyMap::changed, this, &FeedbackPopup::showKeys);
    connect(m_continue, &QPushButton::clicked, this, &FeedbackPopup::continued);
    connect(m_guide, &QPushButton::clicked, this, &FeedbackPopup::openGuide);
    connect(m_problem, &Switch::clicked, this, &FeedbackPopup::problemReported);
    connect(m_suggestions, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT suggested(suggestions[id].verdict); });
    page->installEventFilter(this);
    m_gate.guard(*this);
    hide();
}

void FeedbackPopup::build()
{
    m_card->setProperty("role", "card");
    m_card->setFixedWidth(cardWidth);
    auto* shadow = new QGraphicsDropShadowEffect(m_card);
    shadow->setBlurRadius(48);
    shadow->setOffset(0, 12);
    shadow->setColor(QColor(0, 0, 0, 110));
    m_card->setGraphicsEffect(shadow);

    m_labels->setVerticalSpacing(2 * spacingStep);
    m_labels->setColumnMinimumWidth(0, 150);
    m_labels->setColumnStretch(1, 1);
    fillPhotos();
    fillPoints();

    auto* layout = new QVBoxLayout(m_card);
    layout->setContentsMargins(22, 20, 22, 18);
    layout->setSpacing(14);
    layout->addLayout(buildHead());
    layout->addWidget(m_scroll);
    layout->addWidget(buildSuggestions());
    layout->addLayout(buildFoot());
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("scrolled"));
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(layout->spacing());
    inner->addLayout(m_labels);
    inner->addWidget(m_photos);
    inner->addWidget(m_points);
    m_scroll->setWidget(body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QLayout* FeedbackPopup::buildHead()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(3 * spacingStep);
    m_title->setWordWrap(true);
    head->addWidget(m_judgement);
    head->addWidget(m_title, 1);
    head->addWidget(m_time);
    return head;
}

void FeedbackPopup::fillPhotos()
{
    const auto column = [](QWidget* parent, QLabel* name, PhotoStrip* photos) {
        auto* layout = new QVBoxLayout(parent);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(spacingStep);
        layout->addWidget(name);
        layout->addWidget(photos);
    };
    auto* first = new QWidget;
    column(first, m_firstName, m_firstPhotos);
    column(m_secondColumn, m_secondName, m_secondPhotos);
    auto* columns = new QHBoxLayout(m_photos);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(first, 1);
    columns->addWidget(m_secondColumn, 1);
}

void FeedbackPopup::fillPoints()
{
    m_points->setProperty("role", "tint");
    m_pointsText->setWordWrap(true);
    m_pointsText->setTextFormat(Qt::RichText);
    auto* points = new QVBoxLayout(m_points);
    points->setSpacing(spacingStep);
    points->addWidget(m_pointsTitle);
    points->addWidget(m_pointsText);
}

QLayout* FeedbackPopup::buildFoot()
{
    m_problem->setFocusPolicy(Qt::NoFocus);
    m_guide->setFocusPolicy(Qt::NoFocus);
    m_continue->setFocusPolicy(Qt::NoFocus);
    m_continue->setObjectName(QStringLiteral("feedbackContinue"));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(2 * spacingStep);
    foot->addWidget(m_problem);
    foot->addStretch(1);
    foot->addWidget(m_guide);
    foot->addWidget(m_continue);
    return foot;
}

QWidget* FeedbackPopup::buildSuggestions()
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
        button->setFocusPolicy(Qt::NoFocus);
        m_suggestions->addButton(button, id++);
        layout->addWidget(button);
    }
    return row;
}

void FeedbackPopup::showKeys()
{
    for (int id = 0; id <= dontSuggest; ++id)
        static_cast<KeyButton*>(m_suggestions->button(id))->setKey(m_keys.key(suggestions[id].key));
    m_continue->setKey(m_keys.key(KeyAction::FeedbackContinue));
    m_guide->setKey(m_keys.key(KeyAction::OpenGuide));
    m_problem->setText(
        tr("Suggest image as problematic (%1)").arg(keyCapText(m_keys.key(KeyAction::ReportProblem))));
}

void FeedbackPopup::open(const Feedback& feedback, Micros duration, const QString& testSetName,
                         bool problemReported)
{
    const Tone tone = toneOf(feedback.judgement);
    const QString words[] = {tr("Right"), tr("Unclear"), tr("Not quite")};
    m_judgement->setText(toneSign(tone) + QLatin1Char(' ') + words[static_cast<int>(feedback.judgement)]);
    setTone(m_judgement, tone);
    m_title->setText(m_study.mainName(feedback.image.assignedWnid));
    m_time->setText(tr("answered in %1").arg(durationText(duration)));
    showLabels(feedback, testSetName);
    showComparison(feedback);
    m_suggestions->button(dontSuggest)->setChecked(true);
    m_problem->setChecked(problemReported);

    m_gate.closeUntilPainted(*this);
    setGeometry(m_page->rect());
    show();
    raise();
    place();
    setFocus();
}

QString FeedbackPopup::classLink(const std::string& wnid) const
{
    return QStringLiteral("<a style='text-decoration:none; color:%3' href='%1'>%2</a>")
        .arg(escaped(QString::fromStdString(wnid)), escaped(m_study.mainName(wnid)),
             coloursFor(palette()).accentText.name());
}

QString FeedbackPopup::ruled(const std::string& wnid, std::optional<Verdict> verdict) const
{
    const Colours& colours = coloursFor(palette());
    const auto pill = [](const QString& text, const QColor& ink, const QColor& tint) {
        return QStringLiteral(" <span style='color:%2; background-color:%3'>&nbsp;%1&nbsp;</span>")
            .arg(text, ink.name(), tint.name());
    };
    QString html = classLink(wnid);
    if (verdict == Verdict::Correct)
        html += pill(tr("✓ correct"), colours.right, colours.rightTint);
    else if (verdict == Verdict::Wrong)
        html += pill(tr("✕ wrong"), colours.wrong, colours.wrongTint);
    else if (verdict == Verdict::Unclear)
        html += pill(tr("? unclear"), colours.unclear, colours.unclearTint);
    return html;
}

void FeedbackPopup::addLabelRow(int row, const QString& title, const QString& html)
{
    auto* label = new QLabel(html);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setFocusPolicy(Qt::NoFocus);
    connect(label, &QLabel::linkActivated, this, &FeedbackPopup::classClicked);
    m_labels->addWidget(styledLabel("quiet", title), 2 * row, 0, Qt::AlignTop);
    m_labels->addWidget(label, 2 * row, 1);
    m_labels->addWidget(rule(), 2 * row + 1, 0, 1, 2);
}

void FeedbackPopup::showLabels(const Feedback& feedback, const QString& testSetName)
{
    while (QLayoutItem* item = m_labels->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const std::string& assigned = feedback.image.assignedWnid;
    addLabelRow(0, tr("Label of %1").arg(testSetName),
                ruled(assigned, feedback.annotation.verdictOn(assigned)));
    QStringList others;
    for (const auto& ruling : feedback.annotation.rulings) {
        if (ruling.wnid != assigned)
            others.append(ruled(ruling.wnid, ruling.verdict));
    }
    QString reviewed = others.join(QStringLiteral(" &nbsp; "));
    if (feedback.annotation.rulings.empty())
        reviewed = tr("not reviewed yet");
    else if (others.isEmpty())
        reviewed = tr("no others");
    addLabelRow(1, tr("Reviewed labels"), reviewed);
    addLabelRow(2, tr("Your label"),
                ruled(feedback.answeredWnid, feedback.annotation.verdictOn(feedback.answeredWnid)));
}

void FeedbackPopup::showComparison(const Feedback& feedback)
{
    const std::string& assigned = feedback.image.assignedWnid;
    const std::string& answered = feedback.answeredWnid;
    m_firstName->setText(m_study.mainName(assigned));
    m_firstPhotos->setClass(assigned);
    m_secondColumn->setVisible(answered != assigned);
    if (answered != assigned) {
        m_secondName->setText(m_study.mainName(answered));
        m_secondPhotos->setClass(answered);
    }

    const Guide::Comparison comparison = m_study.guide().compare(assigned, answered);
    m_points->setVisible(comparison.page && assigned != answered);
    const GuidePage* page = comparison.page ? comparison.page : m_study.guide().pageAbout(assigned);
    m_guidePage = page ? QString::fromStdString(page->id) : QString();
    m_guideWnid = QString::fromStdString(assigned);
    m_guide->setVisible(page);
    if (!comparison.page)
        return;
    m_pointsTitle->setText(
        tr("Points to compare · guide: %1").arg(QString::fromStdString(comparison.page->title)));
    const auto cell = [](const std::string& text, const char* style) {
        return QStringLiteral("<td style='padding:2px 14px 2px 0; %2'>%1</td>")
            .arg(escaped(QString::fromStdString(text)), QLatin1String(style));
    };
    const char* heading = "font-weight:600";
    QString rows = QStringLiteral("<tr>") + cell({}, heading) +
                   cell(m_study.mainName(assigned).toStdString(), heading) +
                   cell(m_study.mainName(answered).toStdString(), heading) + QStringLiteral("</tr>");
    for (const ComparedPoint& point : comparison.points)
        rows += QStringLiteral("<tr>") + cell(point.point, heading) + cell(point.first, "") +
                cell(point.second, "") + QStringLiteral("</tr>");
    m_pointsText->setText(QStringLiteral("<table width='100%'>") + rows + QStringLiteral("</table>"));
}

void FeedbackPopup::openGuide()
{
    if (!m_guidePage.isEmpty())
        Q_EMIT guideWanted(m_guidePage, m_guideWnid);
}

bool FeedbackPopup::event(QEvent* event)
{
    // While it is open the keys are its own, also those that mean something to the page.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool FeedbackPopup::scrolls(int key)
{
    const std::pair<int, QAbstractSlider::SliderAction> actions[] = {
        {Qt::Key_Up, QAbstractSlider::SliderSingleStepSub},
        {Qt::Key_Down, QAbstractSlider::SliderSingleStepAdd},
        {Qt::Key_PageUp, QAbstractSlider::SliderPageStepSub},
        {Qt::Key_PageDown, QAbstractSlider::SliderPageStepAdd}};
    const auto action =
        std::ranges::find(actions, key, &std::pair<int, QAbstractSlider::SliderAction>::first);
    if (action == std::end(actions))
        return false;
    m_scroll->verticalScrollBar()->triggerAction(action->second);
    return true;
}

void FeedbackPopup::keyPressEvent(QKeyEvent* event)
{
    event->accept();
    if (scrolls(event->key()))
        return;
    // Both keys called Enter continue.
    const auto pressed =
        QKeySequence(event->key() == Qt::Key_Enter ? QKeyCombination(Qt::Key_Return)
                                                   : QKeyCombination(event->modifiers() & ~Qt::KeypadModifier,
                                                                     static_cast<Qt::Key>(event->key())));
    if (pressed == m_keys.key(KeyAction::FeedbackContinue)) {
        m_continue->click();
    } else if (pressed == m_keys.key(KeyAction::ReportProblem)) {
        m_problem->click();
    } else if (pressed == m_keys.key(KeyAction::OpenGuide)) {
        openGuide();
    } else {
        for (int id = 0; id <= dontSuggest; ++id) {
            if (pressed == m_keys.key(suggestions[id].key))
                m_suggestions->button(id)->click();
        }
    }
}

void FeedbackPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(12, 14, 17, 120));
}

bool FeedbackPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_page && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(m_page->rect());
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void FeedbackPopup::place()
{
    m_card->setFixedWidth(std::min(cardWidth, width() - 8 * spacingStep));
    m_card->ensurePolished();
    const auto heightOf = [](QWidget* widget, int width) {
        return widget->layout()->totalHeightForWidth(width);
    };
    const QMargins margins = m_card->layout()->contentsMargins();
    const int body = heightOf(m_scroll->widget(), m_card->width() - margins.left() - margins.right());
    // What is between the head and the foot scrolls where the window is low.
    m_scroll->setFixedHeight(0);
    const int rest = heightOf(m_card, m_card->width());
    m_scroll->setFixedHeight(
        std::clamp(this->height() - 2 * spacingStep - rest, leastBody, std::max(leastBody, body)));
    const int height = heightOf(m_card, m_card->width());
    m_card->resize(m_card->width(), height);
    m_card->move((width() - m_card->width()) / 2, std::max(0, (this->height() - height) / 3));
}

}  // namespace vizsla
