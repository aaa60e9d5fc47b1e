// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/score_controls.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include "core/store/annotation_source_repository.h"
#include "ui/scores/score_texts.h"
#include "ui/settings/settings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/switch.h"

namespace vizsla {

namespace {

constexpr UnclearCounts unclearChoices[] = {UnclearCounts::Wrong, UnclearCounts::Right,
                                            UnclearCounts::LeftOut};
constexpr Metric metricChoices[] = {Metric::MultiLabel, Metric::Top1, Metric::Top5};
constexpr int filterWidth = 180;
constexpr int widestAnnotation = 320;  // signs
constexpr double confidenceChoices[] = {0.90, 0.95, 0.99};

template <class Choices>
int placeOf(const Choices& choices, const std::remove_extent_t<Choices>& choice)
{
    return static_cast<int>(std::ranges::find(choices, choice) - std::ranges::begin(choices));
}

}  // namespace

ScoreControls::ScoreControls(Settings& settings, QWidget* parent)
    : WrappingFrame(parent),
      m_settings(settings),
      m_filter(new QLineEdit),
      m_kind(new ChoiceBox("kind", tr("Which classifiers are shown"),
                           {tr("All classifiers"), tr("Models"), tr("Labelers")})),
      m_slice(new ChoiceBox("slice", tr("Slice of the images"))),
      m_sliceProblem(styledLabel("problem")),
      m_annotation(new ChoiceBox(
          "annotation",
          tr("The multi-label annotation that scores use, here and everywhere else in this study"))),
      m_unclear(new ChoiceBox("unclear", tr("What a prediction ruled unclear counts as, in multi-label"),
                              {tr("Unclear: wrong"), tr("Unclear: correct"), tr("Unclear: left out")})),
      m_compared(new ChoiceBox("compared", tr("What the drop, and two selected classifiers, are compared in"),
                               {tr("Compare multi-label"), tr("Compare top-1"), tr("Compare top-5")})),
      m_intervals(new Switch(tr("Intervals"))),
      m_confidence(new ChoiceBox("confidence", tr("Level of the intervals")))
{
    buildFilter();
    buildSlice();
    m_intervals->setObjectName(QStringLiteral("intervals"));
    m_intervals->setToolTip(tr("Shows the interval of each figure below it"));
    m_intervals->setChecked(settings.showsScoreIntervals());
    for (const double confidence : confidenceChoices)
        m_confidence->addItem(confidenceText(confidence));
    const double kept = settings.scoreConfidence();
    const bool isOffered = std::ranges::find(confidenceChoices, kept) != std::end(confidenceChoices);
    m_confidence->setCurrentIndex(placeOf(confidenceChoices, isOffered ? kept : defaultConfidence));
    m_unclear->setCurrentIndex(placeOf(unclearChoices, settings.unclearCounts()));
    m_last = query();
    // Its names come later.
    m_annotation->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_annotation->setMaximumWidth(widestAnnotation);
    m_annotation->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacingStep);
    layout->addLayout(buildRow());
    layout->addWidget(m_sliceProblem);
    connectChoices();
}

QLayout* ScoreControls::buildRow()
{
    auto* sliceLabel = styledLabel("quiet", tr("S&lice"));
    sliceLabel->setBuddy(m_slice);
    auto* slice = new QWidget;
    auto* sliceLayout = new QHBoxLayout(slice);
    sliceLayout->setContentsMargins(0, 0, 0, 0);
    sliceLayout->setSpacing(2 * spacingStep);
    sliceLayout->addWidget(sliceLabel);
    sliceLayout->addWidget(m_slice);
    auto* row = new FlowLayout;
    row->setSpacing(2 * spacingStep);
    for (QWidget* control : std::initializer_list<QWidget*>{m_filter, m_kind, slice, m_annotation, m_unclear,
                                                            m_compared, m_intervals, m_confidence})
        row->addWidget(control);
    return row;
}

void ScoreControls::buildFilter()
{
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setPlaceholderText(tr("Filter names"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setToolTip(tr("Names that have all of these words (%1)")
                             .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_filter->setFixedWidth(filterWidth);
    m_filter->installEventFilter(this);
}

void ScoreControls::buildSlice()
{
    m_slice->setEditable(true);
    m_slice->setInsertPolicy(QComboBox::NoInsert);
    // "dog" is another slice than "dogs".
    m_slice->setCompleter(nullptr);
    m_slice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_slice->setMinimumContentsLength(14);
    m_slice->lineEdit()->setPlaceholderText(tr("all"));
    m_slice->setToolTip(
        tr("Slice: the images by the class of their assigned label.\n"
           "A name from the list, a class or a node of the hierarchy (hound, n02084071), or\n"
           "several: organisms & !dogs, fast & (hound | cat)"));
    m_sliceProblem->setObjectName(QStringLiteral("sliceProblem"));
    m_sliceProblem->setWordWrap(true);
    m_sliceProblem->hide();
}

void ScoreControls::connectChoices()
{
    connect(m_filter, &QLineEdit::textChanged, this, &ScoreControls::rowsWanted);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ScoreControls::rowsWanted);
    connect(m_slice, &QComboBox::activated, this, &ScoreControls::changeQuery);
    connect(m_slice->lineEdit(), &QLineEdit::editingFinished, this, &ScoreControls::changeQuery);
    connect(m_annotation, &QComboBox::activated, this,
            [this](int place) { Q_EMIT annotationWanted(m_annotation->itemData(place).toString()); });
    connect(m_unclear, &QComboBox::currentIndexChanged, this, [this](int place) {
        m_settings.setUnclearCounts(unclearChoices[place]);
        changeQuery();
    });
    connect(m_intervals, &Switch::toggled, this, [this](bool on) {
        m_settings.setShowsScoreIntervals(on);
        Q_EMIT figuresWanted();
    });
    connect(m_confidence, &QComboBox::currentIndexChanged, this, [this](int place) {
        m_settings.setScoreConfidence(confidenceChoices[place]);
        Q_EMIT figuresWanted();
    });
    connect(m_compared, &QComboBox::activated, this, [this] { m_hasChosenCompared = true; });
    connect(m_compared, &QComboBox::currentIndexChanged, this, &ScoreControls::figuresWanted);
}

void ScoreControls::changeQuery()
{
    if (query() == m_last)
        return;
    m_last = query();
    Q_EMIT queryChanged();
}

bool ScoreControls::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT tableWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

ScoreQuery ScoreControls::query() const
{
    const QString slice = m_slice->currentText().trimmed();
    return {slice.isEmpty() ? "all" : slice.toStdString(), unclearChoices[m_unclear->currentIndex()]};
}

QString ScoreControls::words() const
{
    return m_filter->text();
}

std::optional<Classifier::Kind> ScoreControls::kind() const
{
    if (m_kind->currentIndex() == 0)
        return std::nullopt;
    return m_kind->currentIndex() == 1 ? Classifier::Kind::Model : Classifier::Kind::Labeler;
}

bool ScoreControls::showsIntervals() const
{
    return m_intervals->isChecked();
}

double ScoreControls::confidence() const
{
    return confidenceChoices[m_confidence->currentIndex()];
}

Metric ScoreControls::comparedMetric() const
{
    return metricChoices[m_compared->currentIndex()];
}

void ScoreControls::setSliceNames(const std::vector<std::string>& names)
{
    QStringList texts;
    for (const std::string& name : names)
        texts << toQString(name);
    QStringList present;
    for (int place = 0; place < m_slice->count(); ++place)
        present << m_slice->itemText(place);
    if (texts == present)
        return;
    const QSignalBlocker silent(m_slice);
    const QString typed = m_slice->currentText();
    m_slice->clear();
    m_slice->addItems(texts);
    m_slice->setEditText(typed.isEmpty() && !m_slice->lineEdit()->hasFocus() ? toQString(m_last.slice)
                                                                             : typed);
}

void ScoreControls::setAnnotations(const std::vector<std::string>& names, const std::string& inUse,
                                   bool canChoose)
{
    m_annotation->clear();
    for (const std::string& name : names)
        m_annotation->addItem(tr("Annotation: %1").arg(toQString(name)), toQString(name));
    const QString none = toQString(AnnotationSourceRepository::none);
    m_annotation->addItem(tr("Annotation: none"), none);
    m_annotation->setCurrentIndex(m_annotation->findData(inUse.empty() ? none : toQString(inUse)));
    m_annotation->setEnabled(canChoose);
    m_annotation->setVisible(!names.empty());
}

void ScoreControls::showSliceProblem(const QString& sentence)
{
    m_sliceProblem->setText(toneSign(Tone::Wrong) + QLatin1Char(' ') + sentence);
    m_sliceProblem->setVisible(!sentence.isEmpty());
}

void ScoreControls::proposeComparedMetric(Metric metric)
{
    if (!m_hasChosenCompared)
        m_compared->setCurrentIndex(placeOf(metricChoices, metric));
}

void ScoreControls::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

}  // namespace vizsla
