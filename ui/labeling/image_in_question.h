// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace vizsla {

class KeyMap;
class LabelingStage;
class PressGate;
class SessionImages;
class SessionRunner;
struct Image;
struct OpenStudy;

/// The image that the running session asks about, on its stage: whether it is there, what holds presses back
/// until it has been seen, and what becomes of one whose file cannot be shown.
class ImageInQuestion final : public QObject
{
    Q_OBJECT

public:
    ImageInQuestion(OpenStudy& study, const KeyMap& keys, LabelingStage& stage, SessionRunner& runner,
                    QObject* parent = nullptr);

    /// The image to label now; null without a session, or where none is left.
    const Image* image() const;
    /// Whether the stage shows it, or why it cannot be shown.
    bool isThere() const;
    bool isUnreadable() const;
    /// Unreadable, and to be put off.
    bool isAnswerRefused() const;
    /// Whether a class that is confirmed now is not for this image; if so, it says why.
    bool refusesAnswer();
    /// Of presses that act on the image.
    PressGate& gate() { return *m_gate; }

    void show();
    /// It was painted before, but something else stood in its place.
    void showAgain();
    /// Decodes ahead what comes next.
    void prefetch();
    void clear();

Q_SIGNALS:
    /// For the first time since it was shown, or the sentence in its place.
    void painted();
    /// Its file has come or gone: something else is shown now.
    void lookedAgain();

private:
    void paintedFirst();
    void lookAgain();
    bool isToBePutOff() const;
    QString unreadableAdvice() const;

    OpenStudy& m_study;
    const KeyMap& m_keys;
    LabelingStage& m_stage;
    SessionRunner& m_runner;
    SessionImages* m_images;
    PressGate* m_gate;
};

}  // namespace vizsla
