// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>

class QPainter;

namespace vizsla {

struct Colours;
struct DecodedImage;

/// Where square photographs stand side by side.
class PhotoRow
{
public:
    explicit PhotoRow(int side) : m_side(side) {}

    int side() const { return m_side; }
    /// How many photographs have room in so many pixels.
    int fitting(int room) const { return (room + gap) / (m_side + gap); }
    int width(int count) const { return count * (m_side + gap) - gap; }
    /// Counted from 0; that of the gap behind a photograph is its own.
    int at(int x) const { return x / (m_side + gap); }

    /// One of the photographs of a row that begins at `start`, cut to its middle: its place, in a quiet
    /// colour, while it is not decoded (null), and why where it cannot be shown.
    void paint(QPainter& painter, const QPoint& start, int number, const DecodedImage* photo,
               const Colours& colours) const;

private:
    static constexpr int gap = 5;

    int m_side;
};

}  // namespace vizsla
