// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/study/annotation.h"
#include "core/study/predictions.h"
#include "core/study/review.h"

class QSlider;
class QStackedWidget;

namespace vizsla {

class ChoiceRow;
class ClassDetails;
class ClassImagesModel;
class ClassListPanel;
class ClassRulings;
class EmptyState;
class KeyButton;
class KeyMap;
class PageShortcuts;
class PressGate;
class ReviewRunner;
class VerdictGrid;
struct OpenStudy;

/// One class after another with all images for which it is a candidate, to rule many at a glance.
class ClassGrid final : public QWidget
{
    Q_OBJECT

public:
    ClassGrid(OpenStudy& study, const KeyMap& keys, ReviewRunner& runner, QWidget* parent = nullptr);

    /// Shows the study as the runner has it now; the class stays if something of it can be ruled.
    void refresh();
    void showClass(ClassIndex label);

Q_SIGNALS:
    void failed(const QString& sentence);
    /// An empty page id: the page that is most about the class.
    void guideWanted(const QString& pageId, const QString& wnid);
    void imageWanted(std::size_t image);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildMain();
    QWidget* buildHead();
    void connectParts();
    void addKeys();
    void rule(const std::optional<Verdict>& verdict);
    void restWrong();
    void noteSeen();
    bool areSeen(const std::vector<std::size_t>& images);
    std::vector<std::size_t> withoutUnreadable(std::vector<std::size_t> images);
    bool isInView(int row) const;
    void showUnseen(const std::vector<std::size_t>& unseen);
    void next(int by);
    void show(int filter);
    void resizePhotos(int by);
    void acted(const ReviewAction& action);
    void showCounts();
    void showContents();
    void hideExamples();
    std::string wnid() const;

    OpenStudy& m_study;
    const KeyMap& m_keys;
    ReviewRunner& m_runner;
    ClassImagesModel* m_model;
    ClassListPanel* m_classes;
    ClassDetails* m_details;
    KeyButton* m_guide;
    ChoiceRow* m_shown;
    QSlider* m_size;
    QStackedWidget* m_stack;
    VerdictGrid* m_grid;
    EmptyState* m_empty;
    ClassRulings* m_rulings;
    PageShortcuts* m_shortcuts;
    PressGate* m_gate;  ///< of the class and its photographs
    QWidget* m_head = nullptr;
    std::unordered_set<std::size_t> m_seen;        ///< images painted since the class is shown
    std::unordered_set<std::size_t> m_unreadable;  ///< of them, where only a sentence was painted last
    bool m_isOutdated = true;
};

}  // namespace vizsla
