// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <optional>

#include "core/study/labeler.h"
#include "ui/dialogs/coordinator_gate.h"

class QDialog;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace vizsla {

class ElidedLabel;
class AdjudicationView;
class ChoiceRow;
class ClassGrid;
class EmptyState;
class KeyMap;
class ReviewDesk;
class ReviewRunner;
class Settings;
struct OpenStudy;

/// Where reviewers rule on what was proposed: image after image, class after class, and where they differ.
class ReviewPage final : public QWidget
{
    Q_OBJECT

public:
    ReviewPage(OpenStudy& study, Settings& settings, const KeyMap& keys, CoordinatorGate gate,
               QWidget* parent = nullptr);

    /// Shows the review as this person does it; without one it asks who reviews.
    void show(const std::optional<Labeler>& labeler);
    /// Answers or predictions came meanwhile: show() reads the study again.
    void markOutdated() { m_isOutdated = true; }
    /// The coordinator's functions are locked again.
    void leaveAdjudication();
    ReviewRunner& runner() { return *m_runner; }
    /// As of the desk.
    const ImageId& imageId() const;
    void beginAt(const ImageId& imageId);

Q_SIGNALS:
    void failed(const QString& sentence);
    /// An empty page id: the page that is most about the class.
    void guideWanted(const QString& pageId, const QString& wnid);
    void importTestSetWanted();
    void addLabelerWanted();
    void labelerWanted(const vizsla::LabelerId& labelerId);

protected:
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum View { Images, Classes, Adjudication };

    QWidget* buildHead();
    void connectViews();
    /// True where something else must be said instead.
    bool showObstacle(const std::optional<Labeler>& labeler);
    void showEmpty(const QString& title, const QString& text, const QString& action,
                   std::function<void()> act);
    void offerPeople();
    void loaded();
    void showTrainingToCome();
    void showUnread(const QString& sentence);
    void choose(int view);
    void showView(View view);
    void openImage(std::size_t image);
    void openHistory(std::size_t image);
    void openShares();
    void open(QDialog& dialog);
    void giveKeyboardBack();

    OpenStudy& m_study;
    CoordinatorGate m_asCoordinator;
    ReviewRunner* m_runner;
    ChoiceRow* m_views;
    ElidedLabel* m_withheld;
    ElidedLabel* m_toCome;
    QPushButton* m_shares;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QPushButton* m_emptyAction;
    std::function<void()> m_act;
    std::vector<Labeler> m_offered;  ///< to choose from, where nobody is chosen
    QWidget* m_loading;
    ReviewDesk* m_desk;
    ClassGrid* m_grid;
    AdjudicationView* m_adjudication;
    QWidget* m_head = nullptr;
    View m_view = Images;
    std::optional<View> m_openedFrom;  ///< where the image was opened large; Escape goes back there
    bool m_isOutdated = true;
    bool m_hasRuled = false;  ///< since the labels were last packed for scoring
};

}  // namespace vizsla
