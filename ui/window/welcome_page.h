// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace vizsla {

/// What the window shows while no study is open: the ways to get one.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

    void setRecentStudies(const QStringList& paths);
    /// The sample study is being made: a bar with a way to stop. total 0 hides it.
    void showProgress(int done, int total);
    void hideProgress();
    bool isMaking() const;

Q_SIGNALS:
    void sampleWanted();
    void openWanted();
    void newWanted();
    void recentWanted(const QString& path);
    void cancelWanted();

private:
    QWidget* buildProgress();

    QPushButton* m_sample;
    QLabel* m_recentTitle;
    QVBoxLayout* m_recent;
    QWidget* m_making;
    QProgressBar* m_bar;
};

}  // namespace vizsla
