// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>

namespace vizsla {

class AnswerFeedback;
class ClassPanel;
class ImageInQuestion;
class ImageOnlyMode;
class KeyMap;
class LabelingActions;
class LabelingSession;
class LabelingStage;
class PageShortcuts;
class PressGate;
class SessionNotice;
class SessionRunner;
class TypedAhead;
struct OpenStudy;

/// What a labeler asks the session for by keys and buttons, each where it may be asked for: a press that
/// comes before the image is seen, or while the last one is still at work, is for no image.
class LabelingSteps final : public QObject
{
    Q_OBJECT

public:
    /// What it looks at and speaks through.
    struct PageParts
    {
        OpenStudy& study;
        const KeyMap& keys;
        SessionRunner& runner;
        LabelingStage& stage;
        ImageInQuestion& image;
        ImageOnlyMode& imageOnly;
        ClassPanel& panel;
        LabelingActions& actions;
        SessionNotice& notice;
        AnswerFeedback& feedback;
    };

    explicit LabelingSteps(const PageParts& page, QObject* parent = nullptr);
    ~LabelingSteps() override;

    void addShortcuts(PageShortcuts& shortcuts);

    void confirm();
    void confirmSelected();
    void skip();
    void undo();
    void goEarlier();
    void goLater();
    void togglePause();
    /// While feedback stands in the place of the search: a letter for the next image, or (empty) one taken
    /// away.
    void typeAhead(const QString& text);
    QString typedAhead() const;
    /// No image is left: what is typed from here on is for the first of the next part.
    void partDone();
    /// Another image is there: what was typed for the last one is not meant for it.
    void imageCame();

Q_SIGNALS:
    /// Another image is current.
    void revisited();
    /// A pause was asked for, or not any more.
    void pauseToggled();
    void failed(const QString& sentence);

private:
    const LabelingSession* session() const;
    PressGate& gate() const;
    bool isPaused() const;
    bool mayStep();
    void revisit(std::optional<std::size_t> index);

    PageParts m_page;
    std::unique_ptr<TypedAhead> m_typed;
};

}  // namespace vizsla
