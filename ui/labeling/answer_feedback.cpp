// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/answer_feedback.h"

#include <algorithm>

#include "core/labeling/feedback.h"
#include "core/store/annotation_repository.h"
#include "core/store/image_repository.h"
#include "core/store/session_repository.h"
#include "core/store/study_file.h"
#include "core/tasks/withheld_images.h"
#include "ui/labeling/feedback_panel.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/widgets/labels.h"

namespace vizsla {

AnswerFeedback::AnswerFeedback(OpenStudy& study, const KeyMap& keys, QObject* parent)
    : QObject(parent),
      m_study(study),
      m_panel(new FeedbackPanel(study, keys, study.file->clock()))
{
    connect(m_panel, &FeedbackPanel::continued, this, [this] {
        m_panel->close();
        Q_EMIT continued();
    });
    connect(m_panel, &FeedbackPanel::suggested, this, &AnswerFeedback::suggest);
    connect(m_panel, &FeedbackPanel::problemReported, this, &AnswerFeedback::reportProblem);
    connect(m_panel, &FeedbackPanel::guideWanted, this, &AnswerFeedback::guideWanted);
    connect(m_panel, &FeedbackPanel::classClicked, this,
            [this](const QString& wnid) { Q_EMIT guideWanted({}, wnid); });
}

bool AnswerFeedback::isOpen() const
{
    return m_panel->isOpen();
}

void AnswerFeedback::close()
{
    m_panel->close();
}

AnswerFeedback::Given AnswerFeedback::give(const Answer& answer, const Image& image, bool onlyOnError)
{
    const auto isWithheld = WithheldImages::holds(*m_study.file, answer.labelerId, image.photograph);
    if (!isWithheld) {
        Q_EMIT failed(toQString(isWithheld.error().message));
        return Given::Nothing;
    }
    if (*isWithheld) {
        Q_EMIT withheld();
        return Given::Nothing;
    }
    const auto annotation = AnnotationRepository(*m_study.file).ofImage(image.id);
    if (!annotation) {
        // Without it, what is right could be called wrong.
        Q_EMIT failed(toQString(annotation.error().message));
        return Given::Nothing;
    }
    const Feedback feedback = makeFeedback(image, *annotation, answer.wnid);
    if (onlyOnError && feedback.judgement == Feedback::Judgement::Right) {
        Q_EMIT wasRight(m_study.mainName(answer.wnid));
        return Given::Sign;
    }
    m_answer = answer;
    const auto reported = SessionRepository(*m_study.file).hasReportedProblem(image.id, answer.labelerId);
    if (!reported)
        Q_EMIT failed(toQString(reported.error().message));
    m_panel->open(feedback, answer.duration, testSetName(image.testSetId), reported.value_or(false));
    return Given::Panel;
}

QString AnswerFeedback::testSetName(const TestSetId& testSetId)
{
    const auto testSets = ImageRepository(*m_study.file).testSets();
    if (!testSets) {
        Q_EMIT failed(toQString(testSets.error().message));
        return {};
    }
    const auto found = std::ranges::find(*testSets, testSetId, &TestSet::id);
    return found == testSets->end() ? QString() : toQString(found->name);
}

void AnswerFeedback::suggest(std::optional<Verdict> verdict)
{
    write([answer = m_answer.id, verdict](StudyFile& study) {
        return SessionRepository(study).suggest(answer, verdict);
    });
}

void AnswerFeedback::reportProblem(bool problematic)
{
    write([image = m_answer.imageId, labeler = m_answer.labelerId, problematic](StudyFile& study) {
        return SessionRepository(study).reportProblem(image, labeler, problematic);
    });
}

void AnswerFeedback::write(std::function<Result<void>(StudyFile&)> work)
{
    m_study.writer().write(std::move(work), this, [this](const Result<void>& kept) {
        if (!kept)
            Q_EMIT failed(toQString(kept.error().message));
    });
}

}  // namespace vizsla
