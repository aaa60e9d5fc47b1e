// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/labeling/day_summary.h"
#include "core/labeling/scorecard.h"
#include "core/study/ids.h"
#include "ui/work/background.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace vizsla {

class ChoiceRow;
class DelayedProgress;
class PageStack;
class EmptyState;
class ImageGallery;
class ScorecardView;
class TodayCard;
struct ImagesBehind;
struct OpenStudy;

/// Everything measured about one labeler, each figure with its images behind it.
class ScorecardPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ScorecardPage(OpenStudy& study, QWidget* parent = nullptr);

    /// Reads and scores the labeler's answers as they stand now, in the background. Of the same labeler what
    /// was shown before stays until then; a page that is hidden no longer waits for it.
    void showLabeler(const LabelerId& labelerId, const QString& name);

Q_SIGNALS:
    void tasksWanted();
    /// What was asked for last is shown, or why it cannot be read.
    void shown();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    /// Of one moment.
    struct Contents
    {
        Result<Scorecard> card;
        Result<DaySummary> today;
    };

    QWidget* buildHead();
    void refresh();
    void showContents(Result<Contents> contents, AnswerSource source);
    void showCard(Scorecard card, AnswerSource source);
    void hideCard();
    void showSubtitle(const Scorecard& card);
    void showUnanswered(const Scorecard& card);
    void openUnanswered();
    void showEmpty(const Scorecard& card, AnswerSource source);
    void showError(const QString& sentence);
    void openImages(const ImagesBehind& images);
    void closeImages();

    OpenStudy& m_study;
    LabelerId m_labelerId;
    QString m_name;
    PageStack* m_stack;
    QLabel* m_title;
    QLabel* m_subtitle;
    QLabel* m_sealed;
    QLabel* m_notes;
    QPushButton* m_late;  ///< leads to the images whose time was up
    std::vector<Unanswered> m_unanswered;
    ChoiceRow* m_source;
    ChoiceRow* m_version;
    DelayedProgress* m_busy;
    QScrollArea* m_scroll;
    ScorecardView* m_view;
    TodayCard* m_today;
    EmptyState* m_empty;
    QPushButton* m_toTasks;
    ImageGallery* m_gallery;
    QPointer<QWidget> m_lastFocus;
    Background m_reading;
};

}  // namespace vizsla
