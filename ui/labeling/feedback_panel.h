// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "core/labeling/feedback.h"
#include "ui/keys/press_gate.h"
#include "ui/settings/key_map.h"

class QAbstractButton;
class QButtonGroup;
class QGridLayout;
class QLabel;
class QLayout;
class QScrollArea;

namespace vizsla {

class FeedbackComparison;
class KeyButton;
class Switch;
struct OpenStudy;

/// What one learns after an answer in training. It stands beside the image, in the place of search and
/// hierarchy, and has the keyboard.
///
/// A key or click that was meant for the page never dismisses it unseen. Letters are no keys of its own: they
/// are typed ahead for the next image.
class FeedbackPanel final : public QWidget
{
    Q_OBJECT

public:
    FeedbackPanel(OpenStudy& study, const KeyMap& keys, const Clock& clock, QWidget* parent = nullptr);

    /// Shows feedback on an answer that took `duration`. The test set is that of the image.
    void open(const Feedback& feedback, Micros duration, const QString& testSetName, bool problemReported);
    void close();
    /// It stays open while another page is in front.
    bool isOpen() const { return m_isOpen; }
    /// What is typed already for the next image.
    void showTypedAhead(const QString& text);

Q_SIGNALS:
    void continued();
    /// A verdict on the own label is suggested, or (empty) nothing.
    void suggested(std::optional<vizsla::Verdict> verdict);
    void problemReported(bool problematic);
    void guideWanted(const QString& pageId, const QString& wnid);
    void classClicked(const QString& wnid);
    void typed(const QString& text);
    /// The last letter that was typed ahead is not wanted.
    void erased();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildScrolled();
    QLayout* buildHead();
    QWidget* buildSuggestions();
    QLayout* buildFoot();
    void showKeys();
    void showRight(const Feedback& feedback, const QString& testSetName);
    void showLabels(const Feedback& feedback, const QString& testSetName);
    void showComparison(const Feedback& feedback);
    void addLabelRow(const QString& title, const QString& html);
    QString verdictPill(std::optional<Verdict> verdict) const;
    QString ruled(const std::string& wnid, std::optional<Verdict> verdict) const;
    void openGuide();
    QAbstractButton* buttonOf(const QKeySequence& pressed) const;
    bool isTypedAhead(const QKeyEvent& event) const;
    bool isOwnKey(const QKeyEvent& event) const;

    OpenStudy& m_study;
    const KeyMap& m_keys;
    bool m_isOpen = false;
    QLabel* m_judgement;
    QLabel* m_time;
    QScrollArea* m_scroll;
    QLabel* m_caption;
    QLabel* m_title;
    QGridLayout* m_labels;
    FeedbackComparison* m_comparison;
    QLabel* m_typedAhead;
    QButtonGroup* m_suggestions;
    Switch* m_problem;
    KeyButton* m_guide;
    KeyButton* m_continue;
    QString m_guidePage;
    QString m_guideWnid;
    PressGate m_gate;
};

}  // namespace vizsla
