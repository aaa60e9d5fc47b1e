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
#include "ui/labeling/feedback_popup.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/widgets/labels.h"

namespace vizsla {

AnswerFeedback::AnswerFeedback(OpenStudy& study, const KeyMap& keys, QWidget& page)
    : QObject(&page),
      m_study(study),
      m_popup(new FeedbackPopup(study, keys, study.file->clock(), &page))
{
    connect(m_popup, &FeedbackPopup::continued, this, [this] {
        m_popup->hide();
        Q_EMIT continued();
    });
    connect(m_popup, &FeedbackPopup::suggested, this, &AnswerFeedback::suggest);
    connect(m_popup, &FeedbackPopup::problemReported, this, &AnswerFeedback::reportProblem);
    connect(m_popup, &FeedbackPopup::guideWanted, this, &AnswerFeedback::guideWanted);
    connect(m_popup, &FeedbackPopup::classClicked, this,
            [this](const QString& wnid) { Q_EMIT guideWanted({}, wnid); });
}

bool AnswerFeedback::isOpen() const
{
    return m_popup->isOpen();
}
void AnswerFeedback::hide()
{
    m_popup->hide();
}
void AnswerFeedback::resume()
{
    m_popup->setFocus();
}

bool AnswerFeedback::give(const Answer& answer, const Image& image, bool onlyOnError)
{
    const auto isWithheld = WithheldImages::holds(*m_study.file, answer.labelerId, image.photograph);
    if (!isWithheld) {
        Q_EMIT failed(toQString(isWithheld.error().message));
        return false;
    }
    if (*isWithheld) {
        Q_EMIT withheld();
        return false;
    }
    const auto annotation = AnnotationRepository(*m_study.file).ofImage(image.id);
    if (!annotation) {
        // Without it, what is right could be called wrong.
        Q_EMIT failed(toQString(annotation.error().message));
        return false;
    }
    const Feedback feedback = makeFeedback(image, *annotation, answer.wnid);
    if (onlyOnError && feedback.judgement == Feedback::Judgement::Right)
        return false;
    m_answer = answer;
    const auto reported = SessionRepository(*m_study.file).hasReportedProblem(image.id, answer.labelerId);
    if (!reported)
        Q_EMIT failed(toQString(reported.error().message));
    m_popup->open(feedback, answer.duration, testSetName(image.testSetId), reported.value_or(false));
    return true;
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
