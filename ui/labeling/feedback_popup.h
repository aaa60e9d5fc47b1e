// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "core/labeling/feedback.h"
#include "ui/keys/press_gate.h"
#include "ui/settings/key_map.h"

class QButtonGroup;
class QGridLayout;
class QLabel;
class QLayout;
class QScrollArea;
class QVBoxLayout;

namespace vizsla {

class KeyButton;
class PhotoStrip;
class Switch;
struct OpenStudy;

/// What one learns after an answer in training. It lies over the labeling page and takes the keyboard.
///
/// A key or click that was meant for the page never dismisses it unseen.
class FeedbackPopup final : public QWidget
{
    Q_OBJECT

public:
    FeedbackPopup(OpenStudy& study, const KeyMap& keys, const Clock& clock, QWidget* page);

    /// Shows feedback on an answer that took `duration`. `testSetName` heads the assigned label.
    void open(const Feedback& feedback, Micros duration, const QString& testSetName, bool problemReported);
    bool isOpen() const { return isVisible(); }

Q_SIGNALS:
    void continued();
    /// A verdict on the own label is suggested, or (empty) nothing.
    void suggested(std::optional<vizsla::Verdict> verdict);
    void problemReported(bool problematic);
    void guideWanted(const QString& pageId, const QString& wnid);
    void classClicked(const QString& wnid);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QLayout* buildHead();
    void fillPhotos();
    void fillPoints();
    QWidget* buildSuggestions();
    QLayout* buildFoot();
    void showKeys();
    void showLabels(const Feedback& feedback, const QString& testSetName);
    void showComparison(const Feedback& feedback);
    void addLabelRow(int row, const QString& title, const QString& html);
    QString classLink(const std::string& wnid) const;
    QString ruled(const std::string& wnid, std::optional<Verdict> verdict) const;
    void openGuide();
    bool scrolls(int key);
    void place();

    OpenStudy& m_study;
    const KeyMap& m_keys;
    QWidget* m_page;
    QWidget* m_card;
    QLabel* m_judgement;
    QLabel* m_title;
    QLabel* m_time;
    QScrollArea* m_scroll;
    QGridLayout* m_labels;
    QWidget* m_photos;
    QLabel* m_firstName;
    QLabel* m_secondName;
    PhotoStrip* m_firstPhotos;
    PhotoStrip* m_secondPhotos;
    QWidget* m_secondColumn;
    QWidget* m_points;
    QLabel* m_pointsTitle;
    QLabel* m_pointsText;
    QButtonGroup* m_suggestions;
    Switch* m_problem;
    KeyButton* m_guide;
    KeyButton* m_continue;
    QString m_guidePage;
    QString m_guideWnid;
    PressGate m_gate;
};

}  // namespace vizsla
