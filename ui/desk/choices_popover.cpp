// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/choices_popover.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimer>

#include "ui/theme/theme.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

constexpr int fieldWidth = 300;
constexpr int pauseInTyping = 250;  // ms

}  // namespace

ChoicesPopover::ChoicesPopover(QWidget& page)
    : DeskPopover(page),
      m_search(new QLineEdit),
      m_slice(new QLineEdit),
      m_sliceProblem(styledLabel("problem")),
      m_order(new ChoiceBox("reviewOrder", tr("In which order images come"),
                            {tr("As in the study"), tr("By class"), tr("By disagreement of the models"),
                             tr("By number of candidates"), tr("At random")})),
      m_seed(new QSpinBox),
      m_seedLabel(styledLabel("quiet", tr("Seed"))),
      m_count(styledLabel("small")),
      m_typing(new QTimer(this))
{
    setObjectName(QStringLiteral("reviewChoicesPopover"));
    m_search->setObjectName(QStringLiteral("reviewSearch"));
    m_search->setPlaceholderText(tr("Image names and classes of candidates"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_slice->setObjectName(QStringLiteral("reviewSlice"));
    m_slice->setPlaceholderText(tr("all"));
    m_slice->setAccessibleName(tr("Slice"));
    m_slice->setToolTip(
        tr("Images with a candidate in the slice, as the assigned label is hidden:\n"
           "objects, organisms, dogs, a class or a node of the hierarchy (hound, n02084071),\n"
           "or several: organisms & !dogs"));
    m_sliceProblem->setObjectName(QStringLiteral("reviewSliceProblem"));
    m_sliceProblem->setWordWrap(true);
    m_sliceProblem->hide();
    m_seed->setObjectName(QStringLiteral("reviewSeed"));
    m_seed->setRange(0, ReviewChoices::largestSeed);
    m_seed->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seed->setAccessibleName(tr("Seed of the random order"));
    m_seed->setToolTip(tr("The same seed gives the same order, on every machine"));
    m_typing->setSingleShot(true);
    m_typing->setInterval(pauseInTyping);
    build();
    connectFields();
}

void ChoicesPopover::addSwitches()
{
    const std::tuple<const char*, QString, QString, bool ReviewChoices::*> all[] = {
        {"unreviewed", tr("Unreviewed"), tr("Some candidate is not ruled yet"), &ReviewChoices::unreviewed},
        {"mine", tr("My share"), tr("Images that were given to you"), &ReviewChoices::mine},
        {"unclear", tr("Unclear"), tr("You ruled a candidate unclear, or did not know"),
         &ReviewChoices::unclear},
        {"disagreed", tr("Disagreed"), tr("Reviewers say different things about it"),
         &ReviewChoices::disagreed},
        {"problematic", tr("Problematic"), tr("You call it problematic, or what was imported does"),
         &ReviewChoices::problematic},
        {"withNote", tr("With a note"), tr("You wrote a note on it"), &ReviewChoices::withNote},
    };
    for (const auto& [name, text, tip, member] : all) {
        auto* one = new Switch(text);
        one->setObjectName(QStringLiteral("filter:") + QLatin1String(name));
        one->setToolTip(tip);
        connect(one, &Switch::toggled, this, &ChoicesPopover::tell);
        m_switches.emplace_back(one, member);
    }
}

void ChoicesPopover::build()
{
    addSwitches();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(4 * spacingStep, 3 * spacingStep, 4 * spacingStep, 3 * spacingStep);
    grid->setHorizontalSpacing(3 * spacingStep);
    grid->setVerticalSpacing(2 * spacingStep);
    grid->addWidget(styledLabel("quiet", tr("Search")), 0, 0);
    grid->addWidget(m_search, 0, 1);
    grid->addWidget(styledLabel("quiet", tr("Only")), 1, 0, Qt::AlignTop);
    auto* switches = new QGridLayout;
    switches->setVerticalSpacing(spacingStep);
    for (int place = 0; place < static_cast<int>(m_switches.size()); ++place)
        switches->addWidget(m_switches[static_cast<std::size_t>(place)].first, place / 2, place % 2,
                            Qt::AlignLeft);
    grid->addLayout(switches, 1, 1);
    grid->addWidget(styledLabel("quiet", tr("Slice")), 2, 0);
    grid->addWidget(m_slice, 2, 1);
    grid->addWidget(m_sliceProblem, 3, 1);
    grid->addWidget(styledLabel("quiet", tr("Order")), 4, 0);
    auto* order = new QHBoxLayout;
    order->setSpacing(2 * spacingStep);
    order->addWidget(m_order, 1);
    order->addWidget(m_seedLabel);
    order->addWidget(m_seed);
    grid->addLayout(order, 4, 1);
    grid->addWidget(m_count, 5, 1);
    m_search->setFixedWidth(fieldWidth);
    m_slice->setFixedWidth(fieldWidth);
    m_seed->setFixedWidth(84);
}

void ChoicesPopover::connectFields()
{
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &ChoicesPopover::tell);
    connect(m_slice, &QLineEdit::editingFinished, this, &ChoicesPopover::tell);
    connect(m_order, &QComboBox::currentIndexChanged, this, &ChoicesPopover::tell);
    connect(m_seed, &QSpinBox::valueChanged, this, &ChoicesPopover::tell);
    // Return is done with choosing; Escape leaves from every field.
    for (QWidget* field :
         {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_slice), static_cast<QWidget*>(m_seed)})
        field->installEventFilter(this);
}

ReviewChoices ChoicesPopover::choices() const
{
    ReviewChoices choices = m_told;
    for (const auto& [one, member] : m_switches)
        choices.*member = one->isChecked();
    choices.search = m_search->text().trimmed();
    choices.slice = m_slice->text().trimmed();
    choices.order = static_cast<ReviewOrder>(m_order->currentIndex());
    choices.seed = m_seed->value();
    return choices;
}

void ChoicesPopover::tell()
{
    m_typing->stop();
    const bool isRandom = m_order->currentIndex() == static_cast<int>(ReviewOrder::Random);
    m_seed->setVisible(isRandom);
    m_seedLabel->setVisible(isRandom);
    const ReviewChoices now = choices();
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT changed(now);
}

void ChoicesPopover::show(const ReviewChoices& choices, bool hasShares)
{
    const QSignalBlocker silent(this);
    m_told = choices;
    for (const auto& [one, member] : m_switches) {
        const QSignalBlocker quiet(one);
        one->setChecked(choices.*member);
        if (member == &ReviewChoices::mine)
            one->setEnabled(hasShares);
    }
    const QSignalBlocker quiet[] = {QSignalBlocker(m_search), QSignalBlocker(m_slice),
                                    QSignalBlocker(m_order), QSignalBlocker(m_seed)};
    m_search->setText(choices.search);
    m_slice->setText(choices.slice);
    m_order->setCurrentIndex(static_cast<int>(choices.order));
    m_seed->setValue(choices.seed);
    tell();
}

void ChoicesPopover::openAt(const QWidget& anchor, const ReviewChoices& choices, bool hasShares)
{
    show(choices, hasShares);
    DeskPopover::openAt(anchor);
}

void ChoicesPopover::showSliceProblem(const QString& sentence)
{
    m_sliceProblem->setText(toneSign(Tone::Wrong) + QLatin1Char(' ') + sentence);
    m_sliceProblem->setVisible(!sentence.isEmpty());
}

void ChoicesPopover::showCount(std::size_t count)
{
    m_count->setText(tr("%1 to go through").arg(imageCountText(static_cast<int>(count))));
}

void ChoicesPopover::focusFirst()
{
    m_search->setFocus();
    m_search->selectAll();
}

bool ChoicesPopover::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && isAncestorOf(qobject_cast<QWidget*>(watched))) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            tell();
            // A slice that cannot be stays to be mended.
            if (key == Qt::Key_Escape || m_sliceProblem->isHidden())
                dismiss();
            return true;
        }
    }
    return DeskPopover::eventFilter(watched, event);
}

}  // namespace vizsla
