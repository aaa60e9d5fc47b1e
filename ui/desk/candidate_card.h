// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "core/study/annotation.h"
#include "ui/desk/candidate_sources.h"

class QLabel;

namespace vizsla {

class ElidedLabel;
class KeyMap;
class VerdictButton;

/// A candidate as its row shows it.
struct ShownCandidate
{
    ClassIndex label = noClass;
    QString names;
    QString wnid;
    QString gloss;
    std::optional<Verdict> verdict;
    std::optional<CandidateSources> sources;  ///< empty while they are hidden
};

/// One candidate label: what class it is, and the five things that can be said of it. Rows are used for one
/// image after another. Nothing in it changes its height, so that no row moves under the pointer.
class CandidateCard final : public QWidget
{
    Q_OBJECT

public:
    explicit CandidateCard(const KeyMap& keys, QWidget* parent = nullptr);

    void show(const ShownCandidate& candidate);
    ClassIndex label() const { return m_label; }
    /// The one on which keys act.
    void setCurrent(bool current);
    bool isCurrent() const { return m_isCurrent; }

Q_SIGNALS:
    void pressed();
    void ruled(std::optional<vizsla::Verdict> verdict);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void build();
    void showKeys();
    void fitTitle();
    void showSources(const std::optional<CandidateSources>& sources);

    const KeyMap& m_keys;
    ElidedLabel* m_names;
    QLabel* m_wnid;
    QLabel* m_assigned;
    ElidedLabel* m_gloss;
    QLabel* m_sources;
    std::array<VerdictButton*, 5> m_verdicts;
    ClassIndex m_label = noClass;
    bool m_isCurrent = false;
};

}  // namespace vizsla
