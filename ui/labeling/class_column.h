// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

class QLabel;

namespace vizsla {

class PhotoStrip;
struct OpenStudy;

/// One class to be compared with another that stands beside it: a large photograph, a few small ones, its
/// name and its gloss.
class ClassColumn final : public QWidget
{
    Q_OBJECT

public:
    explicit ClassColumn(OpenStudy& study, QWidget* parent = nullptr);

    void setClass(const std::string& wnid);
    /// Of the large photograph, device-independent pixels; the column is no wider.
    void setSide(int side);

Q_SIGNALS:
    void classClicked(const QString& wnid);

private:
    OpenStudy& m_study;
    PhotoStrip* m_photo;
    PhotoStrip* m_more;
    QLabel* m_name;
    QLabel* m_gloss;
};

/// The main name of a class as a link to its wnid.
QString classLink(const OpenStudy& study, const std::string& wnid, const QPalette& palette);

}  // namespace vizsla
