// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_model.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "core/text/problem_reason.h"
#include "ui/rulings/review_runner.h"
#include "ui/rulings/review_texts.h"
#include "ui/study/open_study.h"
#include "ui/widgets/local_day.h"

namespace vizsla {

HistoryModel::HistoryModel(OpenStudy& study, const ReviewRunner& runner, std::size_t image, bool showsAll,
                           QObject* parent)
    : QAbstractTableModel(parent),
      m_study(study),
      m_runner(runner),
      m_image(image),
      m_showsAll(showsAll)
{}

void HistoryModel::setActions(std::vector<ReviewAction> actions)
{
    m_actions = std::move(actions);
    m_undoneBy.clear();
    for (std::size_t at = 0; at < m_actions.size(); ++at) {
        if (m_actions[at].undoes)
            m_undoneBy.emplace(*m_actions[at].undoes, at);
    }
    list();
}

void HistoryModel::setClass(const std::string& wnid)
{
    m_wnid = wnid;
    list();
}

void HistoryModel::list()
{
    beginResetModel();
    m_rows.clear();
    const ImageId& imageId = m_runner.book()->image(m_image).id;
    for (std::size_t at = m_actions.size(); at-- > 0;) {
        const auto& changes = m_actions[at].changes;
        for (std::size_t each = 0; each < changes.size(); ++each) {
            if (changes[each].imageId == imageId && (m_wnid.empty() || changes[each].wnid == m_wnid))
                m_rows.push_back({at, each});
        }
    }
    endResetModel();
}

std::vector<std::string> HistoryModel::wnids() const
{
    std::vector<std::string> all;
    const ImageId& imageId = m_runner.book()->image(m_image).id;
    for (const ReviewAction& action : m_actions) {
        for (const ReviewChange& change : action.changes) {
            if (change.imageId == imageId && !change.wnid.empty())
                all.push_back(change.wnid);
        }
    }
    std::ranges::sort(all);
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    return all;
}

const ReviewAction& HistoryModel::action(int row) const
{
    return m_actions[m_rows[static_cast<std::size_t>(row)].action];
}

const ReviewChange& HistoryModel::change(int row) const
{
    return action(row).changes[m_rows[static_cast<std::size_t>(row)].change];
}

bool HistoryModel::isHidden(int row) const
{
    const ReviewBook& book = *m_runner.book();
    const ReviewChange& changed = change(row);
    if (m_showsAll || action(row).reviewerId == book.reviewers()[m_runner.reviewer()].id)
        return false;
    if (changed.wnid.empty())
        return !book.isReviewed(m_runner.reviewer(), m_image);
    const auto label = book.findClass(changed.wnid);
    return label && !book.verdict(m_runner.reviewer(), m_image, *label) &&
           !book.isCalledProblematic(m_runner.reviewer(), m_image);
}

QString HistoryModel::obstacle(int row) const
{
    const ReviewAction& done = action(row);
    if (done.reviewerId != m_runner.book()->reviewers()[m_runner.reviewer()].id)
        return tr("You can undo only your own actions.");
    if (m_undoneBy.contains(done.id))
        return tr("It has been undone already.");
    if (isOnWithheld(done, m_runner.withheld()))
        return tr("It was also about images of a test that is still to be sat.");
    if (!m_runner.actions().undo(done))
        return tr("What it changed has been changed again since; undo that first.");
    return {};
}

QString HistoryModel::whenText(const ReviewAction& action) const
{
    const QDateTime when = localTime(action.madeAt);
    return QLocale().toString(when, QLocale::ShortFormat);
}

QString HistoryModel::whatText(const ReviewAction& action) const
{
    const auto word = [this, &action] {
        switch (action.kind) {
            case ReviewActionKind::Rule:
                return tr("Ruled");
            case ReviewActionKind::RestWrong:
                return tr("Set the unreviewed to wrong");
            case ReviewActionKind::AssignedCorrect:
                return tr("Set the assigned label to correct");
            case ReviewActionKind::SetProblem:
                return tr("Problematic or not");
            case ReviewActionKind::SetNote:
                return tr("Wrote a note");
            case ReviewActionKind::AddLabel:
                return tr("Added a label");
            case ReviewActionKind::Adjudicate:
                return tr("Decided");
            case ReviewActionKind::Undo: {
                const auto undone =
                    std::ranges::find(m_actions, action.undoes.value_or(ReviewActionId()), &ReviewAction::id);
                if (undone == m_actions.end())
                    return tr("Undid");
                return undone->undoes ? tr("Redid what was undone at %1").arg(whenText(*undone))
                                      : tr("Undid what was done at %1").arg(whenText(*undone));
            }
            case ReviewActionKind::OpenSources:
            case ReviewActionKind::CloseSources:
                break;
        }
        return QString();
    };
    const auto undoing = m_undoneBy.find(action.id);
    if (undoing == m_undoneBy.end())
        return word();
    return tr("%1 (undone at %2)").arg(word(), whenText(m_actions[undoing->second]));
}

QString HistoryModel::subjectText(const ReviewChange& change) const
{
    const QString name = change.wnid.empty() ? QString() : m_study.mainName(change.wnid);
    switch (change.subject) {
        case ReviewSubject::Verdict:
            return name;
        case ReviewSubject::Problem:
            return tr("the image");
        case ReviewSubject::Note:
            return tr("note");
        case ReviewSubject::Label:
            return tr("%1 as a candidate").arg(name);
        case ReviewSubject::Adjudication:
            return change.wnid.empty() ? tr("whether problematic") : tr("%1, decision").arg(name);
        case ReviewSubject::Sources:
            break;
    }
    return {};
}

QString HistoryModel::valueText(const ReviewChange& change, const std::optional<std::string>& value) const
{
    switch (change.subject) {
        case ReviewSubject::Verdict:
            return signedVerdict(value ? verdictFromWord(*value) : std::nullopt);
        case ReviewSubject::Adjudication:
            if (!value)
                return tr("to decide");
            return change.wnid.empty() ? problemWord(*value == "correct" ? "true" : "false")
                                       : signedVerdict(verdictFromWord(*value));
        case ReviewSubject::Problem: {
            const QString reason = value ? toQString(problemReason(*value)) : QString();
            return !value
                       ? tr("nothing said")
                       : problemWord(*value) + (reason.isEmpty() ? QString() : QStringLiteral(", ") + reason);
        }
        case ReviewSubject::Note:
            return value ? QString(QStringLiteral("“") + toQString(*value) + QStringLiteral("”"))
                         : tr("none");
        case ReviewSubject::Label:
            return value ? tr("added") : tr("not there");
        case ReviewSubject::Sources:
            break;
    }
    return {};
}

QString HistoryModel::text(int row, int column) const
{
    const ReviewAction& done = action(row);
    const ReviewChange& changed = change(row);
    const bool hidden = isHidden(row);
    switch (column) {
        case When:
            return whenText(done);
        case Who: {
            if (hidden)
                return tr("another reviewer");
            const auto& reviewers = m_runner.book()->reviewers();
            const auto found = std::ranges::find(reviewers, done.reviewerId, &Reviewer::id);
            return found == reviewers.end() ? QString() : toQString(found->name);
        }
        case What:
            return hidden ? tr("hidden") : whatText(done);
        case Subject:
            return subjectText(changed);
        case FromTo:
            return hidden ? tr("hidden until you have ruled")
                          : QString(valueText(changed, changed.before) + QStringLiteral(" → ") +
                                    valueText(changed, changed.after));
        default:
            return {};
    }
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return text(index.row(), index.column());
        case IsUndoneRole:
            return !isHidden(index.row()) && m_undoneBy.contains(action(index.row()).id);
        case IsHiddenRole:
            return isHidden(index.row());
        case OutcomeToneRole: {
            const ReviewChange& changed = change(index.row());
            const bool isVerdict = changed.subject == ReviewSubject::Verdict ||
                                   (changed.subject == ReviewSubject::Adjudication && !changed.wnid.empty());
            return static_cast<int>(isVerdict && changed.after && !isHidden(index.row())
                                        ? toneOf(verdictFromWord(*changed.after))
                                        : Tone::Neutral);
        }
        default:
            return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("When"), tr("Who"), tr("What"), tr("Of"), tr("From → to")};
    return section >= 0 && section < ColumnCount ? heads[section] : QString();
}

}  // namespace vizsla
