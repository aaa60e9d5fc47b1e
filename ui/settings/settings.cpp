// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <algorithm>

namespace vizsla {

namespace {

constexpr int recentLimit = 8;
constexpr int usualPanelWidth = 400;
const QString recentKey = QStringLiteral("study/recent");
const QString confidenceKey = QStringLiteral("scores/confidence");
const QString unclearKey = QStringLiteral("scores/unclear");
const QString axisKey = QStringLiteral("scores/axis");
constexpr int usualRestMinutes = 30;
const QString restKey = QStringLiteral("labeling/restAfterMinutes");
const QString appearanceKey = QStringLiteral("window/appearance");

QString hashOf(const QString& studyPath)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(studyPath.toUtf8(), QCryptographicHash::Sha1).toHex());
}

QString labelerKey(const QString& studyPath)
{
    return QStringLiteral("labeler/") + hashOf(studyPath);
}

QString placeKey(const QString& studyPath)
{
    return QStringLiteral("place/") + hashOf(studyPath);
}

/// In the order of ReviewOrder.
constexpr const char* reviewOrders[] = {"study", "class", "disagreement", "candidates", "random"};
constexpr int usualCandidateWidth = 492;

/// The yes-or-no choices of a reviewer by their names in the file.
constexpr std::pair<const char*, bool ReviewChoices::*> reviewFilters[] = {
    {"review/unreviewed", &ReviewChoices::unreviewed},
    {"review/unclear", &ReviewChoices::unclear},
    {"review/mine", &ReviewChoices::mine},
    {"review/disagreed", &ReviewChoices::disagreed},
    {"review/problematic", &ReviewChoices::problematic},
    {"review/withNote", &ReviewChoices::withNote}};

QString goalKey(const LabelerId& labelerId)
{
    return QStringLiteral("dailyGoal/") + QString::fromStdString(labelerId.text());
}

}  // namespace

QStringList Settings::recentStudies() const
{
    return m_store.value(recentKey).toStringList();
}

void Settings::addRecentStudy(const QString& path)
{
    QStringList recent = recentStudies();
    // Also under the names of links to it.
    const QString real = QFileInfo(path).canonicalFilePath();
    recent.removeIf([&](const QString& other) {
        return other == path || (!real.isEmpty() && QFileInfo(other).canonicalFilePath() == real);
    });
    recent.prepend(path);
    while (recent.size() > recentLimit)
        recent.removeLast();
    m_store.setValue(recentKey, recent);
    Q_EMIT recentStudiesChanged();
}

void Settings::removeRecentStudy(const QString& path)
{
    QStringList recent = recentStudies();
    recent.removeAll(path);
    m_store.setValue(recentKey, recent);
    Q_EMIT recentStudiesChanged();
}

bool Settings::isPlaceKnown(const QString& studyPath) const
{
    return m_store.value(placeKey(studyPath)).toBool();
}

void Settings::setPlaceKnown(const QString& studyPath)
{
    m_store.setValue(placeKey(studyPath), true);
}

LabelerId Settings::labelerId(const QString& studyPath) const
{
    return LabelerId(m_store.value(labelerKey(studyPath)).toString().toStdString());
}

void Settings::setLabelerId(const QString& studyPath, const LabelerId& labelerId)
{
    m_store.setValue(labelerKey(studyPath), QString::fromStdString(labelerId.text()));
}

Settings::Appearance Settings::appearance() const
{
    const QString word = m_store.value(appearanceKey).toString();
    if (word == QLatin1String("light"))
        return Appearance::Light;
    return word == QLatin1String("dark") ? Appearance::Dark : Appearance::System;
}

void Settings::setAppearance(Appearance appearance)
{
    constexpr const char* words[] = {"system", "light", "dark"};
    m_store.setValue(appearanceKey, QString::fromLatin1(words[static_cast<int>(appearance)]));
    Q_EMIT appearanceChanged();
}

int Settings::dailyGoal(const LabelerId& labelerId) const
{
    return std::clamp(m_store.value(goalKey(labelerId)).toInt(), 0, largestDailyGoal);
}

void Settings::setDailyGoal(const LabelerId& labelerId, int images)
{
    if (images > 0)
        m_store.setValue(goalKey(labelerId), images);
    else
        m_store.remove(goalKey(labelerId));
    Q_EMIT dailyGoalChanged();
}

int Settings::restAfterMinutes() const
{
    bool isNumber = false;
    const int minutes = m_store.value(restKey).toInt(&isNumber);
    const bool isOffered = isNumber && std::ranges::find(restMinutes, minutes) != std::end(restMinutes);
    return isOffered ? minutes : usualRestMinutes;
}

void Settings::setRestAfterMinutes(int minutes)
{
    m_store.setValue(restKey, minutes);
    Q_EMIT restReminderChanged();
}

void Settings::setShowsCountdown(bool on)
{
    m_store.setValue(QStringLiteral("labeling/countdown"), on);
    Q_EMIT countdownChanged();
}

double Settings::scoreConfidence() const
{
    const double percent = m_store.value(confidenceKey).toDouble();
    return percent > 0 && percent < 100 ? percent / 100 : defaultConfidence;
}

void Settings::setScoreConfidence(double confidence)
{
    m_store.setValue(confidenceKey, qRound(100 * confidence));
}

UnclearCounts Settings::unclearCounts() const
{
    const QString word = m_store.value(unclearKey).toString();
    if (word == QLatin1String("correct"))
        return UnclearCounts::Right;
    return word == QLatin1String("left out") ? UnclearCounts::LeftOut : UnclearCounts::Wrong;
}

void Settings::setUnclearCounts(UnclearCounts unclear)
{
    constexpr const char* words[] = {"wrong", "correct", "left out"};
    m_store.setValue(unclearKey, QString::fromLatin1(words[static_cast<int>(unclear)]));
}

Axis Settings::scoreAxis() const
{
    const QString word = m_store.value(axisKey).toString();
    if (word == QLatin1String("logit"))
        return Axis::Logit;
    return word == QLatin1String("probit") ? Axis::Probit : Axis::Linear;
}

void Settings::setScoreAxis(Axis axis)
{
    constexpr const char* words[] = {"linear", "logit", "probit"};
    m_store.setValue(axisKey, QString::fromLatin1(words[static_cast<int>(axis)]));
}

ReviewChoices Settings::reviewChoices() const
{
    ReviewChoices choices;
    for (const auto& [name, member] : reviewFilters)
        choices.*member = m_store.value(QLatin1String(name), choices.*member).toBool();
    choices.slice = m_store.value(QStringLiteral("review/slice")).toString();
    choices.search = m_store.value(QStringLiteral("review/search")).toString();
    const std::string order = m_store.value(QStringLiteral("review/order")).toString().toStdString();
    const auto found = std::ranges::find(reviewOrders, order);
    if (found != std::end(reviewOrders))
        choices.order = static_cast<ReviewOrder>(found - std::begin(reviewOrders));
    choices.seed = std::clamp(m_store.value(QStringLiteral("review/seed"), choices.seed).toInt(), 0,
                              ReviewChoices::largestSeed);
    return choices;
}

void Settings::setReviewChoices(const ReviewChoices& choices)
{
    for (const auto& [name, member] : reviewFilters)
        m_store.setValue(QLatin1String(name), choices.*member);
    m_store.setValue(QStringLiteral("review/slice"), choices.slice);
    m_store.setValue(QStringLiteral("review/search"), choices.search);
    m_store.setValue(QStringLiteral("review/order"),
                     QLatin1String(reviewOrders[static_cast<int>(choices.order)]));
    m_store.setValue(QStringLiteral("review/seed"), choices.seed);
}

void Settings::forgetReviewWords()
{
    ReviewChoices choices = reviewChoices();
    choices.slice.clear();
    choices.search.clear();
    setReviewChoices(choices);
}

int Settings::candidatePanelWidth() const
{
    const int width = m_store.value(QStringLiteral("review/panelWidth")).toInt();
    return width > 0 ? width : usualCandidateWidth;
}

int Settings::feedbackPanelWidth() const
{
    return std::max(0, m_store.value(QStringLiteral("labeling/feedbackPanelWidth")).toInt());
}

int Settings::classPanelWidth() const
{
    const int width = m_store.value(QStringLiteral("labeling/classPanelWidth")).toInt();
    return width > 0 ? width : usualPanelWidth;
}

void Settings::setKey(const QString& action, const QString& key)
{
    const QString name = QStringLiteral("keys/") + action;
    if (key.isEmpty())
        m_store.remove(name);
    else
        m_store.setValue(name, key);
}

}  // namespace vizsla
