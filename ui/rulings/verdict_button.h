// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QKeySequence>
#include <optional>

#include "core/study/annotation.h"

namespace vizsla {

struct Colours;

/// One of the five things that can be said of a candidate. What is said shows its sign and colour; the others
/// show their key where it acts. Its place and size are the same either way.
class VerdictButton final : public QAbstractButton
{
    Q_OBJECT

public:
    /// Without a verdict: unreviewed.
    explicit VerdictButton(std::optional<Verdict> verdict, QWidget* parent = nullptr);

    std::optional<Verdict> verdict() const { return m_verdict; }
    void setKey(const QKeySequence& key);
    /// Whether the key acts on this button now.
    void setShowsKey(bool shows);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    /// Whoever listens to clicked() decides what is said.
    void nextCheckState() override {}
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Look
    {
        QColor ink, fill, line;
    };
    Look look() const;

    std::optional<Verdict> m_verdict;
    QString m_cap;
    bool m_showsKey = false;
};

/// "Correct"; "Unreviewed" without one.
QString verdictText(std::optional<Verdict> verdict);
/// "✓"; every one has another.
QString verdictSign(std::optional<Verdict> verdict);

}  // namespace vizsla
