package org.entente.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// One line at the bottom of the terminal, taken away at the end.
final class ProgressLine implements Progress {
  private static final int REDRAW_MILLIS = 200;
  private static final long MEBIBYTE = 1 << 20;

  private final ProgressBar bar;

  ProgressLine(String task, long total, Unit unit, boolean coloured) {
    var builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total > 0 ? total : -1)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setStyle(coloured ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .clearDisplayOnFinish()
            .showSpeed();
    switch (unit) {
      case BYTES -> builder.setUnit(" MiB", MEBIBYTE);
      case OBJECTS -> builder.setUnit("", 1);
    }
    this.bar = builder.build();
  }

  @Override
  public void at(long done) {
    bar.stepTo(done);
  }

  @Override
  public void note(String text) {
    bar.setExtraMessage(text);
  }

  @Override
  public void close() {
    bar.close();
  }
}
