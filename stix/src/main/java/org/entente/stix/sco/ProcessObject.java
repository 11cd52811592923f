package org.entente.stix.sco;

import java.util.List;
import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// A running program. At least one property or extension is there; the id is always random.
/// Immutable (STIX 2.1 §6.13).
///
/// @param common what it has in common with others of its kind
/// @param isHidden whether it hides
/// @param pid its process id
/// @param createdTime when it was started
/// @param cwd its working directory
/// @param commandLine the whole command line
/// @param environmentVariables environment variables by name: strings
/// @param openedConnectionRefs traffic that it opened
/// @param creatorUserRef the account that started it
/// @param imageRef the file that it runs
/// @param parentRef the process that started it
/// @param childRefs processes that it started
public record ProcessObject(
    ObservableCommon common,
    @Nullable Boolean isHidden,
    @Nullable Long pid,
    @Nullable StixTimestamp createdTime,
    @Nullable String cwd,
    @Nullable String commandLine,
    @Nullable JsonObject environmentVariables,
    List<StixId> openedConnectionRefs,
    @Nullable StixId creatorUserRef,
    @Nullable StixId imageRef,
    @Nullable StixId parentRef,
    List<StixId> childRefs)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "process";

  public ProcessObject {
    openedConnectionRefs = List.copyOf(openedConnectionRefs);
    childRefs = List.copyOf(childRefs);
    Conformance.require(
        json(
            common,
            isHidden,
            pid,
            createdTime,
            cwd,
            commandLine,
            environmentVariables,
            openedConnectionRefs,
            creatorUserRef,
            imageRef,
            parentRef,
            childRefs));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static ProcessObject from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new ProcessObject(
        in.observable(),
        in.flagOrNull("is_hidden"),
        in.integerOrNull("pid"),
        in.timeOrNull("created_time"),
        in.textOrNull("cwd"),
        in.textOrNull("command_line"),
        in.dictionaryOrNull("environment_variables"),
        in.ids("opened_connection_refs"),
        in.idOrNull("creator_user_ref"),
        in.idOrNull("image_ref"),
        in.idOrNull("parent_ref"),
        in.ids("child_refs"));
  }

  /// A builder for a new one; `mint` is asked for an id only when none follows from the content.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has. An id that follows from the content will
  /// follow the new content.
  public Builder toBuilder(Mint mint) {
    return new Builder(mint, toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(
        common,
        isHidden,
        pid,
        createdTime,
        cwd,
        commandLine,
        environmentVariables,
        openedConnectionRefs,
        creatorUserRef,
        imageRef,
        parentRef,
        childRefs);
  }

  private static JsonObject json(
      ObservableCommon common,
      @Nullable Boolean isHidden,
      @Nullable Long pid,
      @Nullable StixTimestamp createdTime,
      @Nullable String cwd,
      @Nullable String commandLine,
      @Nullable JsonObject environmentVariables,
      List<StixId> openedConnectionRefs,
      @Nullable StixId creatorUserRef,
      @Nullable StixId imageRef,
      @Nullable StixId parentRef,
      List<StixId> childRefs) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.flag("is_hidden", isHidden)
                .integer("pid", pid)
                .time("created_time", createdTime)
                .text("cwd", cwd)
                .text("command_line", commandLine)
                .dictionary("environment_variables", environmentVariables)
                .ids("opened_connection_refs", openedConnectionRefs)
                .id("creator_user_ref", creatorUserRef)
                .id("image_ref", imageRef)
                .id("parent_ref", parentRef)
                .ids("child_refs", childRefs));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, ProcessObject> {
    private Builder(Mint mint) {
      super(TYPE, mint, ProcessObject::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, ProcessObject::from);
    }

    public Builder isHidden(boolean isHidden) {
      return flag("is_hidden", isHidden);
    }

    public Builder pid(long pid) {
      return integer("pid", pid);
    }

    public Builder createdTime(StixTimestamp createdTime) {
      return time("created_time", createdTime);
    }

    public Builder cwd(String cwd) {
      return text("cwd", cwd);
    }

    public Builder commandLine(String commandLine) {
      return text("command_line", commandLine);
    }

    public Builder environmentVariables(JsonObject environmentVariables) {
      return dictionary("environment_variables", environmentVariables);
    }

    public Builder openedConnectionRefs(StixId... openedConnectionRefs) {
      return ids("opened_connection_refs", openedConnectionRefs);
    }

    public Builder creatorUserRef(StixId creatorUserRef) {
      return id("creator_user_ref", creatorUserRef);
    }

    public Builder imageRef(StixId imageRef) {
      return id("image_ref", imageRef);
    }

    public Builder parentRef(StixId parentRef) {
      return id("parent_ref", parentRef);
    }

    public Builder childRefs(StixId... childRefs) {
      return ids("child_refs", childRefs);
    }
  }
}
