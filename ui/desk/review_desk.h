// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "core/study/review.h"
#include "core/study/test_set.h"
#include "ui/rulings/review_progress.h"
#include "ui/rulings/review_selection.h"
#include "ui/settings/key_map.h"

class QSplitter;
class QStackedWidget;

namespace vizsla {

class AddLabelPopup;
class CandidatePanel;
class ChoicesPopover;
class ImageView;
class JumpField;
class NoteField;
class PageShortcuts;
class PressGate;
class ProblemMenu;
class ReviewBar;
class ReviewEnd;
class ReviewHeader;
class ReviewRunner;
class SessionImages;
class Settings;
class StageNotes;
struct OpenStudy;

/// Where a reviewer rules on the candidates of one image after another.
class ReviewDesk final : public QWidget
{
    Q_OBJECT

public:
    ReviewDesk(OpenStudy& study, Settings& settings, const KeyMap& keys, ReviewRunner& runner,
               QWidget* parent = nullptr);
    ~ReviewDesk() override;

    /// The book was loaded, or the page is shown again: images are chosen anew. The image stays where it is
    /// still there.
    void refresh();
    /// An image by its number in the book, whether it is among those that were chosen or not.
    void showImage(std::size_t image);
    /// Empty where none is shown.
    std::optional<std::size_t> image() const { return m_image; }
    /// Of the image that is or was last shown; empty before the first.
    const ImageId& imageId() const { return m_imageId; }
    /// Where to begin, before anything is shown; else it is where the reviewer left off.
    void beginAt(const ImageId& imageId) { m_beginAt = imageId; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void failed(const QString& sentence);
    /// An empty page id: the page that is most about the class.
    void guideWanted(const QString& pageId, const QString& wnid);
    void historyWanted(std::size_t image);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildLeft();
    void connectParts();
    void connectPopovers();
    void addRulingShortcuts();
    void addImageShortcuts();
    void addViewShortcuts();
    bool isFree() const;
    void run(KeyAction action);

    void choose(const ReviewChoices& choices, bool keepsImage);
    void goWhereLeftOff();
    std::vector<ImageId> openImages() const;
    void showChoices(const Result<void>& chosen);
    void showCurrent();
    void bringImage();
    void showEnd(bool isLast);
    void showNotes();
    void settleAfterShowing();
    void nextImage();
    void previousImage();
    /// Where it leads, or in words why nowhere.
    struct JumpTarget
    {
        std::optional<std::size_t> image;
        QString words;
    };
    JumpTarget jumpTarget(const QString& nameOrNumber) const;
    JumpTarget jumpTargetAt(const QString& typed, qulonglong number) const;
    void jumpTo(const QString& nameOrNumber);
    QString notFoundText(const QString& name) const;

    void rule(ClassIndex label, std::optional<Verdict> verdict);
    void ruleCurrent(std::optional<Verdict> verdict);
    void restWrong();
    void assignedCorrect();
    void callProblematic(const std::optional<std::string>& reason);
    void addLabel(const std::string& wnid);
    void openProblemMenu();
    void openNote();
    void openAddLabel();
    void openJump();
    void openChoices();
    void undoOrRedo(bool again);
    void acted(const ReviewAction& action);
    /// The image, or why it cannot be shown, has been seen, so that it can be passed over.
    bool canPassOver() const;
    /// The image itself has been seen.
    bool canRule() const;
    std::string currentWnid() const;
    bool isAnyWithheld() const;

    OpenStudy& m_study;
    Settings& m_settings;
    const KeyMap& m_keys;
    ReviewRunner& m_runner;
    ReviewSelection m_selection;
    ReviewProgress m_progress;
    ReviewChoices m_choices;
    std::optional<std::size_t> m_image;
    ImageId m_imageId;            ///< of the image that is or was last shown
    Image m_stored;               ///< that image
    std::vector<ImageId> m_open;  ///< images still to be ruled when the page was shown
    ImageId m_beginAt;            ///< empty: where the reviewer left off
    LabelerId m_reviewerId;       ///< who reviewed when images were last chosen
    bool m_showsName = false;

    QSplitter* m_splitter;
    QWidget* m_left = nullptr;
    ReviewHeader* m_header;
    QStackedWidget* m_stage;
    ImageView* m_view;
    ReviewEnd* m_end;
    StageNotes* m_notes;
    SessionImages* m_images;
    ReviewBar* m_bar;
    CandidatePanel* m_panel;
    ChoicesPopover* m_choicesPopover;
    ProblemMenu* m_problemMenu;
    NoteField* m_noteField;
    JumpField* m_jumpField;
    AddLabelPopup* m_addLabel = nullptr;  ///< made when it is first asked for
    PageShortcuts* m_shortcuts;
    PressGate* m_gate;     ///< of the image
    PressGate* m_endGate;  ///< of what stands there after the last image
};

}  // namespace vizsla
