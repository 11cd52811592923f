package org.entente.cli.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;

/// Says what is wrong with a file.
final class FileFault {
  private FileFault() {}

  /// @param file the file that was meant, unless the operating system names another
  static Failure reading(Path file, IOException e) {
    String name =
        e instanceof java.nio.file.FileSystemException system && system.getFile() != null
            ? system.getFile()
            : file.toString();
    Fault fault =
        switch (e) {
          case NoSuchFileException _ -> Fault.FILE_NOT_FOUND;
          case AccessDeniedException _ -> Fault.FILE_DENIED;
          default -> Fault.FILE_UNREADABLE;
        };
    return Failure.of(fault, name, name);
  }

  static Failure writing(Path file, IOException e) {
    return Failure.of(
        Fault.FILE_UNWRITABLE, file.toString(), file.toString(), String.valueOf(e.getMessage()));
  }
}
