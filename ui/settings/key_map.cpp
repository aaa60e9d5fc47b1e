// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/key_map.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/settings/settings.h"

namespace vizsla {

namespace {

// While labeling, letters and digits belong to the search box, so keys there have a modifier or are F-keys.
// So do those of feedback: whoever types the next word when it opens means none of its buttons.
constexpr KeyMap::Entry table[] = {
    {KeyAction::Confirm, "confirm",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Confirm the selected class and continue"), "Return",
     KeyMap::Place::Labeling},
    {KeyAction::Undo, "undo", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Undo the last answer or skip"), "Ctrl+Z",
     KeyMap::Place::Labeling},
    {KeyAction::Skip, "skip",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Skip: put the image off to the end of the part"), "Ctrl+K",
     KeyMap::Place::Labeling},
    {KeyAction::EarlierImage, "earlier",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Back to an earlier image, to correct it"), "Alt+Left",
     KeyMap::Place::Labeling},
    {KeyAction::LaterImage, "later", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Forward to the image after it"),
     "Alt+Right", KeyMap::Place::Labeling},
    {KeyAction::Pause, "pause", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Pause and continue"), "Ctrl+Space",
     KeyMap::Place::Labeling},
    {KeyAction::ToggleCountdown, "countdown",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Show or hide the countdown"), "Ctrl+T", KeyMap::Place::Labeling},
    {KeyAction::Search, "search", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Go to the search box"), "Ctrl+F",
     KeyMap::Place::Labeling},
    {KeyAction::Hierarchy, "hierarchy", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Go to the class hierarchy"),
     "Ctrl+H", KeyMap::Place::Labeling},
    {KeyAction::OpenGuide, "guide",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Open the guide at the selected class"), "F1",
     KeyMap::Place::Labeling},
    {KeyAction::LookUpOutside, "outside",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Look the class up in a browser"), "Ctrl+B",
     KeyMap::Place::Labeling},
    {KeyAction::ToggleFeedback, "popup", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Feedback on or off"), "Ctrl+P",
     KeyMap::Place::Labeling},
    {KeyAction::ToggleOnlyOnError, "only_on_error",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Feedback only on error"), "Ctrl+E", KeyMap::Place::Labeling},
    {KeyAction::ZoomIn, "zoom_in", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Zoom in"), "Ctrl++",
     KeyMap::Place::Labeling},
    {KeyAction::ZoomOut, "zoom_out", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Zoom out"), "Ctrl+-",
     KeyMap::Place::Labeling},
    {KeyAction::ZoomFit, "zoom_fit", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Fit the image"), "Ctrl+0",
     KeyMap::Place::Labeling},
    {KeyAction::ZoomActualSize, "zoom_actual_size",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Show the image pixel for pixel (100 %)"), "Ctrl+9",
     KeyMap::Place::Labeling},
    {KeyAction::FullScreen, "full_screen", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Image over the whole screen"),
     "F11", KeyMap::Place::Labeling},
    {KeyAction::BackToTasks, "back", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Back to the tasks"), "Ctrl+W",
     KeyMap::Place::Labeling},
    {KeyAction::RestNow, "rest_now", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Rest now, when a rest is offered"),
     "Ctrl+R", KeyMap::Place::Labeling},
    {KeyAction::RestLater, "rest_later", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Put an offered rest off"),
     "Ctrl+Shift+R", KeyMap::Place::Labeling},
    {KeyAction::FeedbackContinue, "continue",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Continue to the next image"), "Return", KeyMap::Place::Feedback},
    {KeyAction::SuggestCorrect, "suggest_correct",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest my label as correct"), "Alt+1", KeyMap::Place::Feedback},
    {KeyAction::SuggestWrong, "suggest_wrong",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest my label as wrong"), "Alt+2", KeyMap::Place::Feedback},
    {KeyAction::SuggestUnclear, "suggest_unclear",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest my label as unclear"), "Alt+3", KeyMap::Place::Feedback},
    {KeyAction::SuggestDontKnow, "suggest_dont_know",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest: don't know"), "Alt+4", KeyMap::Place::Feedback},
    {KeyAction::SuggestNothing, "suggest_nothing", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Don't suggest"),
     "Alt+5", KeyMap::Place::Feedback},
    {KeyAction::ReportProblem, "problematic",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest the image as problematic"), "Alt+P",
     KeyMap::Place::Feedback},
    {KeyAction::RuleCorrect, "rule_correct", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Correct"), "1",
     KeyMap::Place::Review},
    {KeyAction::RuleWrong, "rule_wrong", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Wrong"), "2",
     KeyMap::Place::Review},
    {KeyAction::RuleUnclear, "rule_unclear", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Unclear"), "3",
     KeyMap::Place::Review},
    {KeyAction::RuleDontKnow, "rule_dont_know", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Don't know"), "4",
     KeyMap::Place::Review},
    {KeyAction::RuleUnreviewed, "rule_unreviewed", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Unreviewed again"),
     "5", KeyMap::Place::Review},
    {KeyAction::PreviousCandidate, "candidate_up", QT_TRANSLATE_NOOP("vizsla::KeyMap", "The candidate above"),
     "Up", KeyMap::Place::Review},
    {KeyAction::NextCandidate, "candidate_down", QT_TRANSLATE_NOOP("vizsla::KeyMap", "The candidate below"),
     "Down", KeyMap::Place::Review},
    {KeyAction::NextReviewImage, "review_next", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Next image"), "Return",
     KeyMap::Place::Review},
    {KeyAction::PreviousReviewImage, "review_back", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Previous image"),
     "Backspace", KeyMap::Place::Review},
    {KeyAction::RestWrong, "rest_wrong", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Set all unreviewed to wrong"),
     "W", KeyMap::Place::Review},
    {KeyAction::AssignedCorrect, "assigned_correct",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Set the assigned label to correct"), "A", KeyMap::Place::Review},
    {KeyAction::CallProblematic, "call_problematic",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "The image is problematic"), "P", KeyMap::Place::Review},
    {KeyAction::ShowImageName, "image_name",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Show or hide the image's name"), "N", KeyMap::Place::Review},
    {KeyAction::AddLabel, "add_label",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Add a label that nobody proposed"), "/", KeyMap::Place::Review},
    {KeyAction::WriteNote, "write_note", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Write a note"), "T",
     KeyMap::Place::Review},
    {KeyAction::JumpToImage, "jump", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Jump to an image"), "Ctrl+G",
     KeyMap::Place::Review},
    {KeyAction::SearchImages, "search_images",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Choose and search the images"), "Ctrl+F", KeyMap::Place::Review},
    {KeyAction::UndoRuling, "undo_ruling", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Undo the last ruling"),
     "Ctrl+Z", KeyMap::Place::Review},
    {KeyAction::RedoRuling, "redo_ruling", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Redo what was undone"),
     "Ctrl+Shift+Z", KeyMap::Place::Review},
    {KeyAction::ShowHistory, "image_history", QT_TRANSLATE_NOOP("vizsla::KeyMap", "The image's history"), "H",
     KeyMap::Place::Review},
    {KeyAction::CandidateGuide, "candidate_guide",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Open the guide at the candidate"), "F1", KeyMap::Place::Review},
    {KeyAction::NextDispute, "next_dispute",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Next class, or next image to decide on"), "Ctrl+Down",
     KeyMap::Place::Review},
    {KeyAction::PreviousDispute, "previous_dispute",
     QT_TRANSLATE_NOOP("vizsla::KeyMap", "Previous class, or previous image to decide on"), "Ctrl+Up",
     KeyMap::Place::Review},
};

const KeyMap::Entry& entryOf(KeyAction action)
{
    return *std::ranges::find(table, action, &KeyMap::Entry::action);
}

/// What stands in a settings file need not be one.
bool isKey(const QKeySequence& keys)
{
    for (int at = 0; at < keys.count(); ++at) {
        if (keys[static_cast<unsigned>(at)].key() == Qt::Key_unknown ||
            keys[static_cast<unsigned>(at)].key() == 0)
            return false;
    }
    return !keys.isEmpty();
}

}  // namespace

KeyMap::KeyMap(Settings& settings, QObject* parent) : QObject(parent), m_settings(settings) {}

std::span<const KeyMap::Entry> KeyMap::entries()
{
    return table;
}

QString KeyMap::text(const Entry& entry)
{
    return tr(entry.text);
}

QKeySequence KeyMap::defaultKey(KeyAction action) const
{
    return QKeySequence(QLatin1String(entryOf(action).fallback), QKeySequence::PortableText);
}

bool KeyMap::isTyped(const Entry& entry, const QKeySequence& key)
{
    return entry.place != Place::Review && !key.isEmpty() &&
           !(key[0].keyboardModifiers() & ~Qt::ShiftModifier) && key[0].key() < Qt::Key_Escape;
}

QKeySequence KeyMap::key(KeyAction action) const
{
    const Entry& entry = entryOf(action);
    const QKeySequence own(m_settings.key(QLatin1String(entry.id)), QKeySequence::PortableText);
    return isKey(own) && !isTyped(entry, own) ? own : defaultKey(action);
}

void KeyMap::setKey(KeyAction action, const QKeySequence& key)
{
    const bool isDefault = key.isEmpty() || key == defaultKey(action);
    m_settings.setKey(QLatin1String(entryOf(action).id),
                      isDefault ? QString() : key.toString(QKeySequence::PortableText));
    Q_EMIT changed();
}

void KeyMap::resetAll()
{
    for (const Entry& entry : table)
        m_settings.setKey(QLatin1String(entry.id), {});
    Q_EMIT changed();
}

const KeyMap::Entry* KeyMap::conflict(KeyAction action, const QKeySequence& wanted) const
{
    const Place place = entryOf(action).place;
    const auto found = std::ranges::find_if(table, [&](const Entry& entry) {
        return entry.action != action && entry.place == place && key(entry.action) == wanted;
    });
    return found == std::end(table) ? nullptr : &*found;
}

}  // namespace vizsla
