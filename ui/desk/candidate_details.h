// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <string>

class QLabel;

namespace vizsla {

class KeyButton;
class KeyMap;
class PhotoStrip;
struct OpenStudy;

/// What the current candidate is: its whole gloss, example photographs, the guide's page. It has a place of
/// its own, so that the rows of the candidates stay where they are.
class CandidateDetails final : public QFrame
{
    Q_OBJECT

public:
    CandidateDetails(OpenStudy& study, const KeyMap& keys, QWidget* parent = nullptr);

    void show(const std::string& wnid);
    void clear();

Q_SIGNALS:
    void guideWanted();

private:
    OpenStudy& m_study;
    const KeyMap& m_keys;
    QLabel* m_gloss;
    PhotoStrip* m_photos;
    KeyButton* m_guide;
    std::string m_wnid;
};

}  // namespace vizsla
