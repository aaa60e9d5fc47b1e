// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "core/result.h"
#include "core/study/review.h"
#include "core/study/test_set.h"

class QLabel;
class QListView;
class QStackedWidget;

namespace vizsla {

class ChoiceRow;
class DisputeListModel;
class DisputePanel;
class EmptyState;
class ImageView;
class KeyButton;
class KeyMap;
class PageShortcuts;
class PressGate;
class ReviewRunner;
class SessionImages;
struct OpenStudy;

/// What reviewers who count disagree on: image after image, what each of them says side by side, and the
/// decision.
class AdjudicationView final : public QWidget
{
    Q_OBJECT

public:
    AdjudicationView(OpenStudy& study, const KeyMap& keys, ReviewRunner& runner, QWidget* parent = nullptr);

    /// Shows the study as the runner has it now; the image stays if it is still listed.
    void refresh();
    void showImage(std::size_t image);

Q_SIGNALS:
    void failed(const QString& sentence);
    /// An empty page id: the page that is most about the class.
    void guideWanted(const QString& pageId, const QString& wnid);
    void imageWanted(std::size_t image);
    void historyWanted(std::size_t image);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildList();
    QWidget* buildStage();
    void connectParts();
    void addKeys();
    void showCurrent();
    void bringImage();
    Result<std::optional<Image>> storedImage(std::size_t image) const;
    void next();
    void move(int by);
    void filter(int choice);
    void acted(const ReviewAction& action);
    void showCounts();
    void showContents();

    OpenStudy& m_study;
    const KeyMap& m_keys;
    ReviewRunner& m_runner;
    DisputeListModel* m_model;
    ChoiceRow* m_shown;
    QListView* m_list;
    QLabel* m_place;
    KeyButton* m_history;
    KeyButton* m_open;
    KeyButton* m_next;
    ImageView* m_view;
    PressGate* m_gate;  ///< of the image
    SessionImages* m_images;
    DisputePanel* m_panel;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    PageShortcuts* m_shortcuts;
    std::optional<std::size_t> m_image;
    bool m_isOutdated = true;
};

}  // namespace vizsla
