// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/start_texts.h"

#include <QCoreApplication>

#include "core/labeling/labeling_session.h"
#include "core/text/ascii.h"
#include "ui/tasks/task_texts.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/durations.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

QString translate(const char* text)
{
    return QCoreApplication::translate("vizsla::StartTexts", text);
}

QString imagesText(const Task& task)
{
    if (task.partCount() == 1)
        return translate("%1, in one part").arg(imageCountText(task.imageCount));
    return translate("%1, in %2 of %3")
        .arg(imageCountText(task.imageCount), partCountText(task.partCount()), countText(task.partSize));
}

StartFact imageLimit(const TaskRules& rules)
{
    return {"imageLimit", translate("Time for an image"),
            rules.imageLimit
                ? translate("%1; then it counts as not answered").arg(limitText(*rules.imageLimit))
                : translate("no limit")};
}

StartFact externalResources(const Task& task)
{
    return {"external", translate("External resources"),
            task.mode == Mode::Training  ? translate("as you choose")
            : task.rules.externalAllowed ? translate("allowed; what you look up is recorded")
                                         : translate("not allowed")};
}

StartFact feedback(Mode mode)
{
    return {"feedback", translate("Feedback"),
            mode == Mode::Training ? translate("after each image, unless you switch it off")
                                   : translate("none; results stay sealed until the coordinator opens them")};
}

void addAllowed(std::vector<StartFact>& facts, const Task& task)
{
    const TaskRules& rules = task.rules;
    facts.push_back({"pauses", translate("Pauses"),
                     rules.pausesAllowed ? translate("allowed; the image is hidden meanwhile")
                                         : translate("between two images only")});
    facts.push_back({"guide", translate("Labeling guide"),
                     rules.guideAllowed || task.mode == Mode::Training ? translate("allowed")
                                                                       : translate("not allowed")});
    facts.push_back({"corrections", translate("Corrections"),
                     rules.correctionsAllowed
                         ? translate("allowed; the first answer to an image is kept beside its correction")
                         : translate("not allowed; Undo takes the last answer back")});
    facts.push_back(externalResources(task));
}

}  // namespace

bool isResumed(const LabelingSession& session)
{
    // An imported task has answers without having been begun here.
    return session.isResumed() || session.doneInTask() > 0;
}

bool hasStartPage(const LabelingSession& session)
{
    const Task& task = session.task();
    // Nobody's time begins to run before they have read how much there is.
    return task.mode == Mode::Test || task.rules.hasLimit() ||
           (!isResumed(session) && !trimmed(task.description).empty());
}

std::vector<StartFact> factsOfTask(const LabelingSession& session)
{
    const Task& task = session.task();
    std::vector<StartFact> facts{
        {"images", translate("Images"), imagesText(task)},
        imageLimit(task.rules),
        {"partLimit", translate("Time for a part"),
         task.rules.sessionLimit
             ? translate("%1 for all of its images").arg(limitText(*task.rules.sessionLimit))
             : translate("no limit")}};
    addAllowed(facts, task);
    if (task.rules.breakEvery)
        facts.push_back({"breaks", translate("Breaks"),
                         translate("offered every %1").arg(limitText(*task.rules.breakEvery))});
    facts.push_back(feedback(task.mode));
    return facts;
}

std::vector<StartFact> factsOfRest(const LabelingSession& session)
{
    const Task& task = session.task();
    const auto inPart = static_cast<int>(session.images().size());
    const int leftInTask = task.imageCount - session.doneInTask();
    std::vector<StartFact> facts{
        {"part", translate("You are in"),
         translate("part %1 of %2; %3 of its %4 done")
             .arg(countText(session.part() + 1), countText(task.partCount()), countText(session.doneInPart()),
                  imageCountText(inPart))},
        {"remaining", translate("What remains"),
         translate("%1 in this part, %2 in the whole task")
             .arg(imageCountText(inPart - session.doneInPart()), countText(leftInTask))}};
    if (task.rules.imageLimit)
        facts.push_back(imageLimit(task.rules));
    if (const auto left = session.sessionTimeLeft())
        facts.push_back(
            {"partLeft", translate("Time left for the part"), durationText(std::max(*left, Micros::zero()))});
    if (const QString rules = rulesText(task); !rules.isEmpty())
        facts.push_back({"rules", translate("Rules"), rules});
    return facts;
}

}  // namespace vizsla
