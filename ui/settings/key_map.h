// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <span>

class QAction;

namespace vizsla {

class Settings;

/// What a key can do. The table of KeyMap has the order in which the key dialog lists them.
enum class KeyAction {
    Confirm,
    Undo,
    Skip,
    EarlierImage,
    LaterImage,
    Pause,
    ToggleCountdown,
    Search,
    Hierarchy,
    OpenGuide,
    LookUpOutside,
    ToggleFeedback,
    ToggleOnlyOnError,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    FullScreen,
    BackToTasks,
    RestNow,
    RestLater,
    FeedbackContinue,
    SuggestCorrect,
    SuggestWrong,
    SuggestUnclear,
    SuggestDontKnow,
    SuggestNothing,
    ReportProblem,
    RuleCorrect,
    RuleWrong,
    RuleUnclear,
    RuleDontKnow,
    RuleUnreviewed,
    PreviousCandidate,
    NextCandidate,
    NextReviewImage,
    PreviousReviewImage,
    RestWrong,
    AssignedCorrect,
    CallProblematic,
    ShowImageName,
    AddLabel,
    WriteNote,
    JumpToImage,
    SearchImages,
    UndoRuling,
    RedoRuling,
    ShowHistory,
    CandidateGuide,
    NextDispute,
    PreviousDispute,
    ZoomActualSize,
};

/// The keys of the pages where people work: defaults, and what this person changed.
class KeyMap final : public QObject
{
    Q_OBJECT

public:
    /// Where a key acts. Plain letters belong to the search box while labeling, and are kept for it in
    /// feedback.
    enum class Place { Labeling, Feedback, Review };

    struct Entry
    {
        KeyAction action;
        const char* id;        ///< in the settings file
        const char* text;      ///< what it does, to be translated
        const char* fallback;  ///< the default key
        Place place;
    };

    explicit KeyMap(Settings& settings, QObject* parent = nullptr);

    static std::span<const Entry> entries();
    static QString text(const Entry& entry);

    /// Whether the key is a letter or the like, in a place where people type: no key for an action there.
    static bool isTyped(const Entry& entry, const QKeySequence& key);

    QKeySequence key(KeyAction action) const;
    QKeySequence defaultKey(KeyAction action) const;
    /// An empty sequence returns to the default.
    void setKey(KeyAction action, const QKeySequence& key);
    void resetAll();
    /// The other action of the same place that has this key, if any.
    const Entry* conflict(KeyAction action, const QKeySequence& key) const;

Q_SIGNALS:
    void changed();

private:
    Settings& m_settings;
};

}  // namespace vizsla
