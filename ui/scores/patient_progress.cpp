// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scores/patient_progress.h"

#include <QTimer>

namespace vizsla {

namespace {

constexpr int patienceMs = 300;
constexpr int barWidth = 140;

}  // namespace

PatientProgress::PatientProgress(QWidget* parent) : QProgressBar(parent), m_patience(new QTimer(this))
{
    setTextVisible(false);
    setFixedWidth(barWidth);
    hide();
    m_patience->setSingleShot(true);
    m_patience->setInterval(patienceMs);
    connect(m_patience, &QTimer::timeout, this, &QWidget::show);
}

void PatientProgress::begin()
{
    m_patience->start();
}

void PatientProgress::tell(int done, int total)
{
    setRange(0, total);
    setValue(done);
}

void PatientProgress::end()
{
    m_patience->stop();
    hide();
}

}  // namespace vizsla
