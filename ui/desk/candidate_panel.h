// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "core/review/review_book.h"

class QLabel;

namespace vizsla {

class CandidateDetails;
class CandidateList;
class EffectLine;
class KeyButton;
class KeyMap;
struct OpenStudy;

/// Beside the image: its candidates, what the current one is, what the last action turned, and what is said
/// of several at once.
class CandidatePanel final : public QFrame
{
    Q_OBJECT

public:
    CandidatePanel(OpenStudy& study, const KeyMap& keys, QWidget* parent = nullptr);

    CandidateList& list() { return *m_list; }
    EffectLine& effect() { return *m_effect; }

    /// Forgets the image before.
    void startAnew();
    /// The candidates as this reviewer sees them: who proposed one is told once it is ruled, or where that is
    /// open.
    void showImage(const ReviewBook& book, std::uint32_t reviewer, std::size_t image);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void guideWanted();
    void restWrongWanted();
    void assignedCorrectWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void showKeys();
    void showHead(const ReviewBook& book, std::size_t candidates, std::size_t unreviewed);

    OpenStudy& m_study;
    const KeyMap& m_keys;
    QLabel* m_count;
    QLabel* m_blind;
    CandidateList* m_list;
    CandidateDetails* m_details;
    EffectLine* m_effect;
    KeyButton* m_restWrong;
    KeyButton* m_assignedCorrect;
};

}  // namespace vizsla
