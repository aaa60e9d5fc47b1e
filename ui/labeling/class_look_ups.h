// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUrl>
#include <functional>

namespace vizsla {

class LabelingActions;
class LabelingSwitches;
class SessionRunner;
struct OpenStudy;

/// Looking the selected class up while labeling: in the guide, or outside in a web browser, where the task
/// allows it. Each time is noted in the session's log.
class ClassLookUps final : public QObject
{
    Q_OBJECT

public:
    using OpenUrl = std::function<bool(const QUrl&)>;

    ClassLookUps(OpenStudy& study, const LabelingActions& actions, const LabelingSwitches& switches,
                 SessionRunner& runner, OpenUrl openUrl, QObject* parent = nullptr);

    /// Another session: nobody is in the guide.
    void begin() { m_isInGuide = false; }
    void openGuide();
    /// The page of labeling is shown again, perhaps after the guide.
    void comeBack();
    void openOutside();

Q_SIGNALS:
    void guideWanted(const QString& pageId, const QString& wnid);
    void failed(const QString& sentence);

private:
    OpenStudy& m_study;
    const LabelingActions& m_actions;
    const LabelingSwitches& m_switches;
    SessionRunner& m_runner;
    OpenUrl m_openUrl;
    bool m_isInGuide = false;
};

}  // namespace vizsla
