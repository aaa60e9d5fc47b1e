// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/delayed_progress.h"

#include <QTimer>

namespace vizsla {

namespace {

constexpr int patienceMs = 300;
constexpr int barWidth = 140;

}  // namespace

DelayedProgress::DelayedProgress(QWidget* parent) : QProgressBar(parent), m_patience(new QTimer(this))
{
    setTextVisible(false);
    setFixedWidth(barWidth);
    hide();
    m_patience->setSingleShot(true);
    m_patience->setInterval(patienceMs);
    connect(m_patience, &QTimer::timeout, this, &QWidget::show);
}

void DelayedProgress::begin()
{
    m_patience->start();
}

void DelayedProgress::tell(int done, int total)
{
    setRange(0, total);
    setValue(done);
}

void DelayedProgress::end()
{
    m_patience->stop();
    hide();
}

}  // namespace vizsla
