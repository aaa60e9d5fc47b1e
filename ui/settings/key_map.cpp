// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/key_map.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/settings/settings.h"

namespace vizsla {

namespace {

// Outside the pop-up letters and digits belong to the search box, so keys there have a modifier or are F-keys.
constexpr KeyMap::Entry table[] = {
    {KeyAction::Confirm, "confirm", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Confirm the selected class and go on"), "Return", false},
    {KeyAction::Undo, "undo", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Undo the last answer or skip"), "Ctrl+Z", false},
    {KeyAction::Skip, "skip", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Skip: put the image off to the end of the part"), "Ctrl+K", false},
    {KeyAction::EarlierImage, "earlier", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Back to an earlier image, to correct it"), "Alt+Left", false},
    {KeyAction::LaterImage, "later", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Forward to the image after it"), "Alt+Right", false},
    {KeyAction::Pause, "pause", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Pause, and go on"), "Ctrl+Space", false},
    {KeyAction::ToggleCountdown, "countdown", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Show or hide the countdown"), "Ctrl+T", false},
    {KeyAction::Search, "search", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Go to the search box"), "Ctrl+F", false},
    {KeyAction::Hierarchy, "hierarchy", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Go to the class hierarchy"), "Ctrl+H", false},
    {KeyAction::OpenGuide, "guide", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Open the guide at the selected class"), "F1", false},
    {KeyAction::LookUpOutside, "outside", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Look the class up in a browser"), "Ctrl+B", false},
    {KeyAction::TogglePopUp, "popup", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Feedback pop-up on or off"), "Ctrl+P", false},
    {KeyAction::ToggleOnlyOnError, "only_on_error", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Pop-up only on error"), "Ctrl+E", false},
    {KeyAction::ZoomIn, "zoom_in", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Zoom in"), "Ctrl++", false},
    {KeyAction::ZoomOut, "zoom_out", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Zoom out"), "Ctrl+-", false},
    {KeyAction::ZoomFit, "zoom_fit", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Fit the image"), "Ctrl+0", false},
    {KeyAction::FullScreen, "full_screen", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Image over the whole screen"), "F11", false},
    {KeyAction::BackToTasks, "back", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Back to the tasks"), "Ctrl+W", false},
    {KeyAction::RestNow, "rest_now", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Rest now, when a rest is offered"), "Ctrl+R", false},
    {KeyAction::RestLater, "rest_later", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Put an offered rest off"), "Ctrl+Shift+R", false},
    {KeyAction::FeedbackContinue, "continue", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Continue to the next image"), "Return", true},
    {KeyAction::SuggestCorrect, "suggest_correct", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest my label as correct"), "1", true},
    {KeyAction::SuggestWrong, "suggest_wrong", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest my label as wrong"), "2", true},
    {KeyAction::SuggestUnclear, "suggest_unclear", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest my label as unclear"), "3", true},
    {KeyAction::SuggestDontKnow, "suggest_dont_know", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest: don't know"), "4", true},
    {KeyAction::SuggestNothing, "suggest_nothing", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Don't suggest"), "5", true},
    {KeyAction::ReportProblem, "problematic", QT_TRANSLATE_NOOP("vizsla::KeyMap", "Suggest the image as problematic"), "P", true},
};

const KeyMap::Entry& entryOf(KeyAction action) { return *std::ranges::find(table, action, &KeyMap::Entry::action); }

/// What stands in a settings file need not be one.
bool isKey(const QKeySequence& keys)
{
    for (int at = 0; at < keys.count(); ++at) {
        if (keys[static_cast<unsigned>(at)].key() == Qt::Key_unknown || keys[static_cast<unsigned>(at)].key() == 0)
            return false;
    }
    return !keys.isEmpty();
}

}  // namespace

KeyMap::KeyMap(Settings& settings, QObject* parent) : QObject(parent), m_settings(settings) {}

std::span<const KeyMap::Entry> KeyMap::entries() { return table; }

QString KeyMap::text(const Entry& entry) { return tr(entry.text); }

QKeySequence KeyMap::defaultKey(KeyAction action) const
{
    return QKeySequence(QLatin1String(entryOf(action).fallback), QKeySequence::PortableText);
}

QKeySequence KeyMap::key(KeyAction action) const
{
    const QKeySequence own(m_settings.key(QLatin1String(entryOf(action).id)), QKeySequence::PortableText);
    return isKey(own) ? own : defaultKey(action);
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
    const bool inPopUp = entryOf(action).inPopUp;
    const auto found = std::ranges::find_if(table, [&](const Entry& entry) {
        return entry.action != action && entry.inPopUp == inPopUp && key(entry.action) == wanted;
    });
    return found == std::end(table) ? nullptr : &*found;
}

}  // namespace vizsla
