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

class FeedbackPanel;
class KeyMap;
class StudyFile;
struct OpenStudy;

/// Feedback on the answers of one page: what the study knows of the image, the panel that tells it, and what
/// the labeler suggests.
class AnswerFeedback final : public QObject
{
    Q_OBJECT

public:
    AnswerFeedback(OpenStudy& study, const KeyMap& keys, QObject* parent = nullptr);

    /// For the page to give it a place.
    FeedbackPanel& panel() { return *m_panel; }
    enum class Given { Nothing, Sign, Panel };
    /// Fills the panel for an answer; with `onlyOnError` only where it is not right, and emits wasRight()
    /// otherwise.
    Given give(const Answer& answer, const Image& image, bool onlyOnError);
    bool isOpen() const;
    void close();

Q_SIGNALS:
    void continued();
    /// The answer was right, and feedback is given on errors only.
    void wasRight(const QString& className);
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
    FeedbackPanel* m_panel;
    Answer m_answer;
};

}  // namespace vizsla
