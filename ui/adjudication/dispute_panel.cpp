// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/adjudication/dispute_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QTableView>
#include <algorithm>
#include <utility>

#include "core/review/settlement.h"
#include "core/text/problem_reason.h"
#include "ui/adjudication/adjudication_table_model.h"
#include "ui/desk/candidate_details.h"
#include "ui/desk/candidate_sources.h"
#include "ui/keys/press_gate.h"
#include "ui/rulings/effect_line.h"
#include "ui/rulings/review_runner.h"
#include "ui/rulings/review_texts.h"
#include "ui/rulings/ruling_gate.h"
#include "ui/settings/key_map.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/row_delegates.h"
#include "ui/widgets/row_table.h"

namespace vizsla {

namespace {

constexpr int labelWidth = 124;
constexpr int reviewerWidth = 100;
constexpr int voteRowHeight = 36;
constexpr int disputePadding = 2 * spacingStep;

class VerdictCellDelegate final : public ToneCellDelegate
{
public:
    explicit VerdictCellDelegate(QObject* parent)
        : ToneCellDelegate({disputePadding, 0, disputePadding / 2, 0}, parent)
    {}

protected:
    Look look(const QModelIndex& index) const override
    {
        Look cell;
        cell.tone = static_cast<Tone>(index.data(AdjudicationTableModel::ToneRole).toInt());
        cell.isStrong = index.column() == 0 || index.column() == index.model()->columnCount() - 1;
        return cell;
    }
};

QLabel* wrapped(const char* role)
{
    auto* label = styledLabel(role);
    label->setWordWrap(true);
    return label;
}

}  // namespace

DisputePanel::DisputePanel(OpenStudy& study, const KeyMap& keys, ReviewRunner& runner, PressGate& image,
                           const ImageView& view, QWidget* parent)
    : QFrame(parent),
      m_study(study),
      m_keys(keys),
      m_runner(runner),
      m_imageGate(image),
      m_view(view),
      m_model(new AdjudicationTableModel(study, runner, this)),
      m_table(new QTableView),
      m_said(wrapped("")),
      m_agreed(wrapped("small")),
      m_details(new CandidateDetails(study, keys)),
      m_sources(wrapped("small")),
      m_subject(new ElidedLabel("strong")),
      m_correct(new KeyButton(QString())),
      m_wrong(new KeyButton(QString())),
      m_unclear(new KeyButton(tr("Unclear"))),
      m_again(new KeyButton(tr("Reopen"))),
      m_note(new QLineEdit),
      m_effect(new EffectLine(keys))
{
    build();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DisputePanel::showRow);
    connect(m_details, &CandidateDetails::guideWanted, this, &DisputePanel::askForGuide);
    connect(m_note, &QLineEdit::editingFinished, this, &DisputePanel::keepNote);
    connect(m_note, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_effect, &EffectLine::undoWanted, this, &DisputePanel::undoWanted);
    connect(&m_runner, &ReviewRunner::kept, m_effect, &EffectLine::show);
}

void DisputePanel::build()
{
    setProperty("role", "aside");
    m_table->setObjectName(QStringLiteral("disputeTable"));
    m_table->setAccessibleName(tr("What reviewers say of each label"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new VerdictCellDelegate(m_table));
    makeRowTable(*m_table, voteRowHeight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultSectionSize(reviewerWidth);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_said->setObjectName(QStringLiteral("saidOfImage"));
    m_agreed->setObjectName(QStringLiteral("agreedLabels"));
    m_sources->setObjectName(QStringLiteral("labelSources"));
    m_note->setObjectName(QStringLiteral("adjudicatorNote"));
    m_note->setMaxLength(2000);
    m_note->setPlaceholderText(
        tr("Your note on the image (%1)").arg(keyCapText(m_keys.key(KeyAction::WriteNote))));
    m_note->setAccessibleName(tr("Your note on the image"));

    auto* texts = new QVBoxLayout;
    texts->setContentsMargins(4 * spacingStep, 2 * spacingStep, 4 * spacingStep, 2 * spacingStep);
    texts->setSpacing(2 * spacingStep);
    texts->addWidget(m_said);
    texts->addWidget(m_agreed);
    texts->addWidget(m_sources);
    texts->addWidget(m_note);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addLayout(texts);
    layout->addWidget(m_details);
    layout->addWidget(rule());
    layout->addWidget(buildDecision());
}

QWidget* DisputePanel::buildDecision()
{
    struct Key
    {
        KeyButton* button;
        const char* name;
        KeyAction key;
        std::optional<Verdict> verdict;
    };
    const std::vector<Key> keys{{m_correct, "decideCorrect", KeyAction::RuleCorrect, Verdict::Correct},
                                {m_wrong, "decideWrong", KeyAction::RuleWrong, Verdict::Wrong},
                                {m_unclear, "decideUnclear", KeyAction::RuleUnclear, Verdict::Unclear},
                                {m_again, "decideAgain", KeyAction::RuleUnreviewed, std::nullopt}};
    auto* buttons = new FlowLayout;
    buttons->setSpacing(2 * spacingStep);
    for (const Key& one : keys) {
        one.button->setObjectName(QLatin1String(one.name));
        one.button->setProperty("density", "compact");
        one.button->setFocusPolicy(Qt::NoFocus);
        connect(one.button, &QPushButton::clicked, this, [this, verdict = one.verdict] { decide(verdict); });
        buttons->addWidget(one.button);
    }
    const auto showKeys = [this, keys] {
        for (const Key& one : keys)
            one.button->setKey(m_keys.key(one.key));
    };
    connect(&m_keys, &KeyMap::changed, this, showKeys);
    showKeys();
    m_again->setToolTip(tr("Take the decision back, so that it is open again"));
    auto* decision = new QWidget;
    auto* layout = new QVBoxLayout(decision);
    layout->setContentsMargins(4 * spacingStep, 2 * spacingStep, spacingStep, 2 * spacingStep);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_subject);
    layout->addLayout(buttons);
    m_effect->layout()->setContentsMargins(0, 0, 3 * spacingStep, 0);
    layout->addWidget(m_effect);
    return decision;
}

std::optional<int> DisputePanel::row() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? std::optional(current.row()) : std::nullopt;
}

void DisputePanel::showImage(std::optional<std::size_t> image)
{
    keepNote();
    m_image = image;
    m_model->setImage(image);
    m_table->setColumnWidth(0, labelWidth);
    m_effect->clear();
    int first = 0;
    while (first + 1 < m_model->rowCount() && m_model->decision(first))
        ++first;
    m_table->setCurrentIndex(m_model->index(first, 0));
    showSaid();
    showNote();
    showRow();
}

void DisputePanel::update(const ReviewActionId& actionId)
{
    m_model->update();
    showSaid();
    showRow();
    m_effect->await(actionId);
}

void DisputePanel::moveRow(int by)
{
    if (const auto current = row())
        m_table->setCurrentIndex(m_model->index(std::clamp(*current + by, 0, m_model->rowCount() - 1), 0));
}

void DisputePanel::decide(std::optional<Verdict> verdict)
{
    const auto current = row();
    const bool isProblem = current && m_model->label(*current) == noClass;
    if (!current || (isProblem && verdict == Verdict::Unclear))
        return;
    // Whether it is problematic can be said of an image that cannot be shown, and any decision taken back.
    const bool needsImage = verdict && !isProblem;
    if (needsImage ? !admitsRuling(m_imageGate, m_view) : !m_imageGate.admits())
        return;
    m_runner.act(m_runner.actions().adjudicate(*m_image, m_model->label(*current), verdict));
}

void DisputePanel::showRow()
{
    const auto current = row();
    const ClassIndex label = current ? m_model->label(*current) : noClass;
    const bool isProblem = current && label == noClass;
    m_correct->setText(isProblem ? tr("Yes") : tr("Correct"));
    m_wrong->setText(isProblem ? tr("No") : tr("Wrong"));
    m_unclear->setEnabled(current && !isProblem);
    m_correct->setEnabled(current.has_value());
    m_wrong->setEnabled(current.has_value());
    m_again->setEnabled(current && m_model->decision(*current));
    m_effect->setCanUndo(m_runner.toUndo() != nullptr);
    m_subject->setText(!current    ? tr("Nothing to decide")
                       : isProblem ? tr("Is the image problematic?")
                                   : m_study.names(m_runner.book()->wnid(label)));
    if (current && !isProblem)
        m_details->show(m_runner.book()->wnid(label));
    else
        m_details->clear();
    showSources();
}

/// Who proposed a label would sway the decision, so it is told after it.
void DisputePanel::showSources()
{
    const auto current = row();
    m_sources->clear();
    if (!current || m_model->label(*current) == noClass || !m_model->decision(*current)) {
        m_sources->setText(current && m_model->label(*current) != noClass
                               ? tr("Who proposed the label is shown once it is decided.")
                               : QString());
        return;
    }
    const ReviewBook& book = *m_runner.book();
    const ClassIndex label = m_model->label(*current);
    const Candidate* candidate = book.candidates().find(*m_image, label);
    const CandidateSources sources = candidate ? sourcesOf(book, *m_image, *candidate) : CandidateSources{};
    const QString name = m_study.mainName(book.wnid(label));
    QStringList parts{sources.text};
    if (sources.isAssigned)
        parts.append(tr("the assigned label"));
    parts.removeAll(QString());
    m_sources->setText(name + QStringLiteral(": ") +
                       (parts.isEmpty() ? tr("proposed by nobody now") : parts.join(QStringLiteral(", "))));
    m_sources->setToolTip(sources.names);
}

void DisputePanel::showSaid()
{
    const QString texts[] = {said(), agreed()};
    QLabel* labels[] = {m_said, m_agreed};
    for (int at = 0; at < 2; ++at) {
        labels[at]->setText(texts[at]);
        labels[at]->setVisible(!texts[at].isEmpty());
    }
    if (!m_note->hasFocus())
        showNote();
}

void DisputePanel::showNote()
{
    const auto own = m_image ? m_runner.book()->note(m_runner.reviewer(), *m_image) : std::nullopt;
    m_note->setText(toQString(own.value_or("")));
    m_note->setEnabled(m_image.has_value());
}

/// The others' notes and reasons.
QString DisputePanel::said() const
{
    QStringList lines;
    if (!m_image)
        return {};
    const ReviewBook& book = *m_runner.book();
    for (const auto& [reviewer, problem, note] : book.remarks(*m_image)) {
        QStringList parts;
        if (problem && *problem != "false") {
            const QString reason = toQString(problemReason(*problem));
            parts.append(problemWord(*problem) +
                         (reason.isEmpty() ? QString() : QStringLiteral(", ") + reason));
        }
        if (note && reviewer != m_runner.reviewer())
            parts.append(QStringLiteral("“") + toQString(*note) + QStringLiteral("”"));
        if (!parts.isEmpty())
            lines.append(toQString(book.reviewers()[reviewer].name) + QStringLiteral(": ") +
                         parts.join(QStringLiteral(" · ")));
    }
    lines.sort();
    return lines.join(QLatin1Char('\n'));
}

/// What nobody differs on.
QString DisputePanel::agreed() const
{
    if (!m_image)
        return {};
    const ReviewBook& book = *m_runner.book();
    const auto contested = contestedLabels(book, *m_image);
    QStringList parts;
    for (const Candidate& candidate : book.candidates().of(*m_image)) {
        const auto settled = settledVerdict(book, *m_image, candidate.label);
        if (settled && std::ranges::find(contested, candidate.label) == contested.end())
            parts.append(m_study.mainName(book.wnid(candidate.label)) + QLatin1Char(' ') +
                         signedVerdict(settled));
    }
    return parts.isEmpty() ? QString() : tr("Agreed: %1").arg(parts.join(QStringLiteral(" · ")));
}

void DisputePanel::keepNote()
{
    if (m_image && m_runner.book() && m_note->isModified())
        m_runner.act(m_runner.actions().setNote(*m_image, m_note->text().toStdString()));
    m_note->setModified(false);
}

void DisputePanel::writeNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
    m_note->selectAll();
}

void DisputePanel::askForGuide()
{
    const auto current = row();
    if (current && m_model->label(*current) != noClass)
        Q_EMIT guideWanted({}, toQString(m_runner.book()->wnid(m_model->label(*current))));
}

void DisputePanel::setWidthWanted(int width)
{
    if (width == std::exchange(m_widthWanted, width))
        return;
    updateGeometry();
}

QSize DisputePanel::sizeHint() const
{
    return {m_widthWanted, QFrame::sizeHint().height()};
}

bool DisputePanel::isWriting() const
{
    return m_note->hasFocus();
}

}  // namespace vizsla
