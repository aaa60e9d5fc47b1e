// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <optional>

#include "core/result.h"
#include "core/study/annotation.h"
#include "core/study/answer.h"
#include "core/study/test_set.h"

namespace vizsla {

class FeedbackPopup;
class KeyMap;
class StudyFile;
struct OpenStudy;

/// Feedback on the answers of one page: what the study knows of the image, the pop-up, and what the labeler
/// suggests.
class AnswerFeedback final : public QObject
{
    Q_OBJECT

public:
    AnswerFeedback(OpenStudy& study, const KeyMap& keys, QWidget& page);

    /// Opens the pop-up on an answer, or with `onlyOnError` only where it is not right; says whether it did.
    bool give(const Answer& answer, const Image& image, bool onlyOnError);
    bool isOpen() const;
    void hide();
    /// Takes the keyboard again.
    void resume();

Q_SIGNALS:
    void continued();
    /// There is no feedback on the answer: its image is in a test that is still to be sat.
    void withheld();
    void guideWanted(const QString& pageId, const QString& wnid);
    void failed(const QString& sentence);

private:
    QString testSetName(const TestSetId& testSetId);
    void suggest(std::optional<Verdict> verdict);
    void reportProblem(bool problematic);
    void write(std::function<Result<void>(StudyFile&)> work);

    OpenStudy& m_study;
    FeedbackPopup* m_popup;
    Answer m_answer;
};

}  // namespace vizsla
