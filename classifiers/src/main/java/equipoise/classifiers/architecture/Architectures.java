package equipoise.classifiers.architecture;

import java.util.List;

/** The networks that a study can name. */
public final class Architectures {
  /** In the order of lists: those for small images, then those at full size. */
  public static final List<Architecture> ALL =
      List.of(
          LeNet.LENET5,
          LeNet.LENET5_1998,
          Bipyramidal.BIPYRAMIDAL,
          Vgg.VGG_BN,
          CifarResNet.RESNET20,
          CifarResNet.RESNET32,
          CifarResNet.RESNET44,
          CifarResNet.RESNET56,
          WideResNet.WIDE_RESNET,
          DenseNet.DENSENET,
          MobileNet.MOBILENET,
          RowNetworks.RNN,
          RowNetworks.LSTM,
          ResNet.RESNET18,
          ResNet.RESNET34,
          ResNet.RESNET50,
          ResNet.RESNET101,
          ResNet.RESNET152,
          ResNet.RESNEXT50,
          AlexNet.ALEXNET,
          Vgg.VGG11,
          Vgg.VGG11_BN,
          Vgg.VGG13,
          Vgg.VGG13_BN,
          Vgg.VGG16,
          Vgg.VGG16_BN,
          Vgg.VGG19,
          Vgg.VGG19_BN,
          GoogLeNet.GOOGLENET,
          InceptionV3.INCEPTION_V3,
          InceptionV4.INCEPTION_V4,
          InceptionResNetV2.INCEPTION_RESNET_V2,
          DenseNet.DENSENET121,
          Xception.XCEPTION,
          MobileNetV2.MOBILENET_V2,
          MobileNetV3.MOBILENET_V3_LARGE,
          MobileNetV3.MOBILENET_V3_SMALL,
          SqueezeNet.SQUEEZENET1_0,
          SqueezeNet.SQUEEZENET1_1);

  private Architectures() {}
}
