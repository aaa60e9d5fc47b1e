// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QSettings>
#include <QStringList>

#include "core/scoring/accuracy.h"
#include "core/scoring/fit.h"
#include "core/study/ids.h"
#include "ui/settings/review_choices.h"
#include "ui/theme/theme.h"

namespace vizsla {

/// What the application remembers about this person's desk, typed. Nothing of a study is kept here but its
/// path.
class Settings final : public QObject
{
    Q_OBJECT

public:
    enum class Appearance { System, Light, Dark };

    /// The store is whatever file the caller chose, and outlives this.
    explicit Settings(QSettings& store) : m_store(store) {}

    QStringList recentStudies() const;
    void addRecentStudy(const QString& path);
    void removeRecentStudy(const QString& path);

    /// Whether it was said where the study lies, if that is not a disk of this machine alone.
    bool isPlaceKnown(const QString& studyPath) const;
    void setPlaceKnown(const QString& studyPath);

    LabelerId labelerId(const QString& studyPath) const;
    void setLabelerId(const QString& studyPath, const LabelerId& labelerId);

    Appearance appearance() const;
    void setAppearance(Appearance appearance);

    bool showsFeedback() const { return m_store.value(QStringLiteral("labeling/popUp"), true).toBool(); }
    void setShowsFeedback(bool on) { m_store.setValue(QStringLiteral("labeling/popUp"), on); }
    bool feedbackOnlyOnError() const
    {
        return m_store.value(QStringLiteral("labeling/onlyOnError"), false).toBool();
    }
    void setFeedbackOnlyOnError(bool on) { m_store.setValue(QStringLiteral("labeling/onlyOnError"), on); }
    bool usesExternalResources() const
    {
        return m_store.value(QStringLiteral("labeling/external"), false).toBool();
    }
    void setUsesExternalResources(bool on) { m_store.setValue(QStringLiteral("labeling/external"), on); }

    /// Images a day that a labeler means to label; 0 for no goal.
    int dailyGoal(const LabelerId& labelerId) const;
    void setDailyGoal(const LabelerId& labelerId, int images);
    static constexpr int largestDailyGoal = 9999;
    /// Minutes of active work after which a rest is offered, one of restMinutes; 0 for never.
    int restAfterMinutes() const;
    void setRestAfterMinutes(int minutes);
    static constexpr int restMinutes[] = {0, 20, 30, 45, 60};
    /// Whether what is left of a time limit is shown.
    bool showsCountdown() const { return m_store.value(QStringLiteral("labeling/countdown"), true).toBool(); }
    void setShowsCountdown(bool on);

    bool showsScoreIntervals() const
    {
        return m_store.value(QStringLiteral("scores/intervals"), false).toBool();
    }
    void setShowsScoreIntervals(bool on) { m_store.setValue(QStringLiteral("scores/intervals"), on); }
    /// A level of intervals; the default where the file holds none.
    double scoreConfidence() const;
    void setScoreConfidence(double confidence);
    UnclearCounts unclearCounts() const;
    void setUnclearCounts(UnclearCounts unclear);
    /// On which the line through the models is fitted.
    Axis scoreAxis() const;
    void setScoreAxis(Axis axis);

    /// The usual ones where the file holds none that can be.
    ReviewChoices reviewChoices() const;
    void setReviewChoices(const ReviewChoices& choices);
    /// What was searched for, in which slice: that is of one labeler and one study.
    void forgetReviewWords();

    QByteArray geometry() const { return m_store.value(QStringLiteral("window/geometry")).toByteArray(); }
    void setGeometry(const QByteArray& geometry)
    {
        m_store.setValue(QStringLiteral("window/geometry"), geometry);
    }
    QByteArray manualGeometry() const
    {
        return m_store.value(QStringLiteral("manual/geometry")).toByteArray();
    }
    void setManualGeometry(const QByteArray& geometry)
    {
        m_store.setValue(QStringLiteral("manual/geometry"), geometry);
    }
    int classPanelWidth() const;
    int candidatePanelWidth() const;
    void setCandidatePanelWidth(int width) { m_store.setValue(QStringLiteral("review/panelWidth"), width); }
    /// 0 until it is set.
    int feedbackPanelWidth() const;
    void setFeedbackPanelWidth(int width)
    {
        m_store.setValue(QStringLiteral("labeling/feedbackPanelWidth"), width);
    }
    void setClassPanelWidth(int width)
    {
        m_store.setValue(QStringLiteral("labeling/classPanelWidth"), width);
    }

    /// Empty where the default holds.
    QString key(const QString& action) const
    {
        return m_store.value(QStringLiteral("keys/") + action).toString();
    }
    void setKey(const QString& action, const QString& key);

Q_SIGNALS:
    void recentStudiesChanged();
    void appearanceChanged();
    void dailyGoalChanged();
    void restReminderChanged();
    void countdownChanged();

private:
    QSettings& m_store;
};

}  // namespace vizsla
